package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.ledger.AnchorState;
import io.lethe.ledger.StampState;
import io.lethe.ledger.Trouble;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;

/** How the anchors stand, in the words of every command that tells of them. */
record AnchorReport(List<AnchorState> states, Instant now) {
    AnchorReport {
        states = List.copyOf(states);
    }

    List<Json> json() {
        return states.stream().map(this::json).toList();
    }

    private Json json(AnchorState state) {
        Json json = Json.object()
                .put("anchor", state.name())
                .put("size", state.size())
                .put("tail", state.tail())
                .put("overdue", state.isOverdue(now));
        if (state.anchoredAt() != null) {
            json.put("anchoredAt", state.anchoredAt());
        }
        if (state.openSince() != null) {
            json.put("openSince", state.openSince());
        }
        Trouble trouble = state.trouble();
        if (trouble != null) {
            json.put("code", trouble.code()).put("failure", trouble.words()).put("failingSince", trouble.since());
        }
        return json;
    }

    void print(PrintWriter out) {
        states.forEach(state -> out.println("anchor " + state.name() + ": " + state));
    }

    /** What the doctor says of stamps that are to be renewed. */
    static Diagnosis diagnosis(StampState stamps) {
        return new Diagnosis(
                "anchor " + stamps.anchor(), Diagnosis.Level.WARNING, stamps.toString(), "lethe ledger renew does so.");
    }

    /** What the doctor says of one. */
    static Diagnosis diagnosis(AnchorState state, Instant now) {
        String name = "anchor " + state.name();
        String remedy = "Repair it, then lethe ledger anchor.";
        if (state.isOverdue(now)) {
            String words = state + ". Its backlog (" + state.backlog() + ") is over: nothing is deleted";
            return new Diagnosis(name, Diagnosis.Level.ERROR, words, remedy);
        }
        return state.trouble() == null
                ? new Diagnosis(name, Diagnosis.Level.OK, state.toString(), "")
                : new Diagnosis(name, Diagnosis.Level.WARNING, state.toString(), remedy);
    }
}
