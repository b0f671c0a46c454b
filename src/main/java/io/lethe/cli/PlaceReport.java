package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.ledger.PlaceState;
import io.lethe.ledger.Trouble;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;

/** How far the places are that the ledger is published to, in the words of every command that tells of them. */
record PlaceReport(List<PlaceState> states, Instant now) {
    PlaceReport {
        states = List.copyOf(states);
    }

    /** Of those alone that have been behind for longer than they are by themselves. */
    PlaceReport lagging() {
        return new PlaceReport(
                states.stream().filter(state -> state.isLagging(now)).toList(), now);
    }

    List<Json> json() {
        return states.stream().map(this::json).toList();
    }

    private Json json(PlaceState state) {
        Json json = Json.object()
                .put("place", state.name())
                .put("size", state.size())
                .put("behind", state.signed() - state.size())
                .put("lagging", state.isLagging(now));
        if (state.broughtAt() != null) {
            json.put("broughtAt", state.broughtAt());
        }
        if (state.behindSince() != null) {
            json.put("behindSince", state.behindSince());
        }
        Trouble trouble = state.trouble();
        if (trouble != null) {
            json.put("code", trouble.code()).put("failure", trouble.words()).put("failingSince", trouble.since());
        }
        return json;
    }

    void print(PrintWriter out) {
        states.forEach(state ->
                out.println("place " + state.name() + (state.isLagging(now) ? " LAGS BEHIND: " : ": ") + state));
    }
}
