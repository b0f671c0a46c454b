package io.lethe.evidence.paper;

import io.lethe.evidence.Ending;
import io.lethe.evidence.RunCounts;
import io.lethe.evidence.RunStatement;
import io.lethe.evidence.TableStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One run: when, on which server, what it did to each table, and what it counted.
 *
 * @param heading {@code Run 1 of 3}; empty where there is one only
 * @param lost receipts whose transaction the database lost again; empty where there is none
 * @param putBack rows that somebody put back later; empty where there is none
 * @param totalRows of rows; {@code totalObjects} is empty where there is none
 * @param counts empty unless the run came to its end
 */
record RunSheet(
        String heading,
        String id,
        String system,
        String expiry,
        String began,
        String ended,
        String plan,
        String epoch,
        String extent,
        String lost,
        String putBack,
        List<TableLine> tables,
        String totalRows,
        String totalObjects,
        String totalTransactions,
        List<Count> counts,
        String check) {

    /** One table under one rule: its chunks added up, never listed; {@code objects} is a word where its rows stand for such, else empty. */
    record TableLine(
            String table,
            String dataset,
            String rule,
            String done,
            String cutoff,
            String rows,
            String objects,
            String transactions,
            String first,
            String last) {}

    /** One number, and what it means. */
    record Count(String name, String number, String meaning) {}

    static RunSheet of(String heading, RunStatement run, Scribe scribe) {
        return new RunSheet(
                heading,
                run.run().toString(),
                run.target() + ", " + run.server(),
                scribe.say(Text.EXPIRY_OF, scribe.instant(run.asOf()), scribe.instant(run.cutoff())),
                clock(run.startedAt(), run.leaves().started(), scribe),
                ended(run.ending(), scribe),
                run.plan().hex(),
                run.keyEpoch(),
                scribe.say(run.whole() ? Text.WHOLE : Text.PART),
                lost(run.leaves().lost(), scribe),
                putBack(run.leaves().putBack(), scribe),
                run.tables().stream().map(table -> line(table, scribe)).toList(),
                scribe.number(run.rows() - run.objects()),
                run.objects() == 0 ? "" : scribe.objects(run.objects()),
                scribe.transactions(run.chunks()),
                run.counts().map(counts -> counts(counts, run, scribe)).orElseGet(List::of),
                check(run, scribe));
    }

    private static String clock(Instant at, long leaf, Scribe scribe) {
        return scribe.say(Text.ENGINE_CLOCK, scribe.instant(at), Long.toString(leaf));
    }

    private static String ended(Ending ending, Scribe scribe) {
        return switch (ending) {
            case Ending.Finished finished -> clock(finished.at(), finished.leaf(), scribe);
            case Ending.Aborted aborted ->
                scribe.say(Text.GIVEN_UP, scribe.instant(aborted.at()), Long.toString(aborted.leaf()), aborted.code());
            case Ending.Open open -> scribe.say(Text.NOT_ENDED);
        };
    }

    private static String lost(List<Long> leaves, Scribe scribe) {
        return leaves.isEmpty() ? "" : scribe.say(Text.LOST_ARE, list(leaves));
    }

    private static String putBack(RunStatement.PutBack putBack, Scribe scribe) {
        return putBack.rows() == 0
                ? ""
                : scribe.say(Text.PUT_BACK_ARE, scribe.number(putBack.rows()), list(putBack.leaves()));
    }

    private static String list(List<Long> leaves) {
        return leaves.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static TableLine line(TableStatement table, Scribe scribe) {
        return new TableLine(
                table.table().toString(),
                scribe.say(Text.DATASET, table.dataset().name()),
                scribe.say(Text.RULE_OF, table.policy().category().name(), Integer.toString(table.rule())),
                Done.of(table.action()).word(table.action(), scribe),
                scribe.instant(table.cutoff()),
                scribe.number(table.rows()),
                table.ofObjects() ? scribe.say(table.rows() == 1 ? Text.OBJECT : Text.OBJECTS) : "",
                scribe.transactions(table.chunks()),
                scribe.instant(table.firstCommit()),
                scribe.say(Text.UNTIL, scribe.instant(table.lastCommit())));
    }

    /** How many of them were masked, and how many are objects, only where all of the run is told of. */
    private static List<Count> counts(RunCounts counts, RunStatement run, Scribe scribe) {
        List<Count> all = new ArrayList<>(List.of(
                count(Text.COUNT_PLANNED, counts.planned(), Text.COUNT_PLANNED_IS, scribe),
                count(Text.COUNT_DONE, counts.done(), Text.COUNT_DONE_IS, scribe),
                count(Text.COUNT_ABSENT, counts.absent(), Text.COUNT_ABSENT_IS, scribe),
                count(Text.COUNT_HELD, counts.held(), Text.COUNT_HELD_IS, scribe),
                count(Text.COUNT_UNDATED, counts.undated(), Text.COUNT_UNDATED_IS, scribe),
                count(Text.COUNT_SKIPPED, counts.skipped(), Text.COUNT_SKIPPED_IS, scribe)));
        if (run.whole() && run.objects() > 0) {
            all.add(2, count(Text.COUNT_OBJECTS, run.objects(), Text.COUNT_OBJECTS_IS, scribe));
        }
        if (run.whole() && run.masked() > 0) {
            all.add(2, count(Text.COUNT_MASKED, run.masked(), Text.COUNT_MASKED_IS, scribe));
        }
        return all;
    }

    private static Count count(Text name, long number, Text meaning, Scribe scribe) {
        return new Count(scribe.say(name), scribe.number(number), scribe.say(meaning));
    }

    private static String check(RunStatement run, Scribe scribe) {
        return switch (run.ending()) {
            case Ending.Finished finished ->
                scribe.say(
                        run.objects() == 0 ? Text.CHECKED : Text.CHECKED_OBJECTS,
                        scribe.instant(finished.at()),
                        scribe.number(finished.total().done()),
                        scribe.number(finished.total().absent()));
            case Ending.Aborted aborted -> scribe.say(Text.CHECK_NONE);
            case Ending.Open open -> scribe.say(Text.CHECK_NONE);
        };
    }
}
