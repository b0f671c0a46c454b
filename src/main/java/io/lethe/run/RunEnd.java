package io.lethe.run;

import io.lethe.action.ReceiptOutbox.Total;
import io.lethe.run.RunSummary.State;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** The steps around the tables: what an earlier run left behind is carried to the ledger before, absence is verified and the run closed after. */
final class RunEnd {
    private final Equipment engine;
    private final RunStore store;
    private final ReceiptRelay relay;
    private volatile Absence absence = Absence.UNKNOWN;

    RunEnd(Equipment engine, RunStore store, ReceiptRelay relay) {
        this.engine = engine;
        this.store = store;
        this.relay = relay;
    }

    Tasklet prepare(RunUnderWay run) {
        return (contribution, context) -> {
            run.backlog().relayed(relay.relayAll());
            return RepeatStatus.FINISHED;
        };
    }

    Tasklet verifyAbsence(RunUnderWay run) {
        return (contribution, context) -> {
            absence = new AbsenceLook(
                            run,
                            engine.keys(),
                            engine.replicas().of(run.target().name()))
                    .look();
            return RepeatStatus.FINISHED;
        };
    }

    /**
     * Closes the run. If we die before the transaction on own commits, the run is still open and the next engine comes here again. If we die after
     * it, the run is closed and its leaves are only not yet published: the next publication covers them.
     */
    Tasklet finish(RunUnderWay run) {
        return (contribution, context) -> {
            run.backlog().relayed(relay.relayAll());
            Map<Integer, Total> totals = run.outbox().totals(run.id());
            engine.own().inTransaction(tx -> close(tx, run, totals));
            relay.publish();
            return RepeatStatus.FINISHED;
        };
    }

    private State close(DSLContext tx, RunUnderWay run, Map<Integer, Total> totals) throws SQLException {
        Instant now = engine.clock().instant();
        LastWord word = new LastWord(run.plan().steps(), totals, run.tally(), absence);
        run.plan().steps().forEach(step -> store.setStep(tx, run.id(), word.of(step)));
        engine.ledger().append(tx, word.entry(run.id(), now));
        String left = new WhatIsLeft(run, absence).words();
        State state = left.isEmpty() ? State.FINISHED : State.INCOMPLETE;
        store.end(tx, run.id(), state, left, now);
        return state;
    }
}
