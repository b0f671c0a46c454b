package io.lethe.run;

import io.lethe.action.RowsAgain;
import io.lethe.ledger.DeletedRows.Known;
import io.lethe.plan.Counts;
import io.lethe.plan.Standing;
import io.lethe.policy.name.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up what is found in one table. For one thread. */
final class ReplayTally {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    private final List<Standing> steps;
    private final long[] due;
    private final long[] held;
    private final long[] waiting;
    private long looked;
    private long putBack;
    private long reused;
    private long notDue;

    ReplayTally(List<Standing> steps) {
        this.steps = List.copyOf(steps);
        this.due = new long[steps.size()];
        this.held = new long[steps.size()];
        this.waiting = new long[steps.size()];
    }

    static ReplayedTable untold(TableName table, String why) {
        return new ReplayedTable(table, 0, 0, 0, 0, 0, 0, 0, List.of(why));
    }

    void looked(int rows, List<Known> known) {
        looked += rows;
        putBack += known.stream().filter(Known::putBack).count();
    }

    void add(RowsAgain.Counted counted) {
        reused += counted.later();
        notDue += counted.notDue();
        for (int step = 0; step < steps.size(); step++) {
            RowsAgain.OfStep ofStep = counted.steps().get(step);
            due[step] += ofStep.free();
            held[step] += ofStep.held();
            waiting[step] += ofStep.waiting();
        }
    }

    /** By number of the step in the plan. */
    Map<Integer, Counts> counts() {
        Map<Integer, Counts> counts = new HashMap<>();
        for (int step = 0; step < steps.size(); step++) {
            counts.put(steps.get(step).step(), new Counts(due[step], held[step], waiting[step], 0, looked));
        }
        return counts;
    }

    ReplayedTable of(TableName table, List<String> untold) {
        return new ReplayedTable(table, looked, sum(due), sum(held), sum(waiting), notDue, reused, putBack, untold);
    }

    private static long sum(long[] ofSteps) {
        long sum = 0;
        for (long rows : ofSteps) {
            sum += rows;
        }
        return sum;
    }
}
