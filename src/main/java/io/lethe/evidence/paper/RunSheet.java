package io.lethe.evidence.paper;

import io.lethe.evidence.Ending;
import io.lethe.evidence.RunCounts;
import io.lethe.evidence.RunStatement;
import io.lethe.evidence.TableStatement;
import io.lethe.ledger.entry.ObjectCounts;
import java.time.Instant;
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
 * @param objectsAre what is meant by objects; empty where they are not counted apart
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
        List<CountTable.Line> counts,
        String objectsAre,
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
                run.counts()
                        .map(counts -> CountTable.lines(run, counts, scribe))
                        .orElseGet(List::of),
                run.objectCounts().isPresent() ? scribe.say(Text.OBJECTS_ARE) : "",
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

    private static String check(RunStatement run, Scribe scribe) {
        return switch (run.ending()) {
            case Ending.Finished finished -> checked(finished, run.objects() > 0, scribe);
            case Ending.Aborted aborted -> scribe.say(Text.CHECK_NONE);
            case Ending.Open open -> scribe.say(Text.CHECK_NONE);
        };
    }

    private static String checked(Ending.Finished finished, boolean ofObjects, Scribe scribe) {
        ObjectCounts objects = finished.total().objects();
        if (objects == null) {
            return scribe.say(
                    ofObjects ? Text.CHECKED_OBJECTS : Text.CHECKED,
                    scribe.instant(finished.at()),
                    scribe.number(finished.total().done()),
                    scribe.number(finished.total().absent()));
        }
        RunCounts rows = finished.total().ofRows();
        return scribe.say(
                Text.CHECKED_APART,
                scribe.instant(finished.at()),
                scribe.number(rows.done()),
                scribe.number(rows.absent()),
                scribe.number(objects.done()),
                scribe.number(objects.absent()));
    }
}
