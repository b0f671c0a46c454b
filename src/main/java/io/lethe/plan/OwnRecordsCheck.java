package io.lethe.plan;

import io.lethe.policy.Action;
import io.lethe.policy.Problem;
import io.lethe.policy.name.TargetName;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Does a policy over the engine's own records leave it what it works with and is believed by? A receipt that the ledger does not have yet, deleted
 * under a policy, would be a deletion without evidence.
 */
record OwnRecordsCheck(TargetName target) implements FitCheck {
    @Override
    public Stream<Problem> check(MappedTable table) {
        return table.touched()
                ? OwnRecord.of(table.table(), target).stream().flatMap(record -> check(table, record))
                : Stream.empty();
    }

    private static Stream<Problem> check(MappedTable table, OwnRecord record) {
        if (record.needed() == null) {
            return Stream.of(table.problem(
                    "table",
                    "expected no rule for " + table.table().name()
                            + ", by which Lethe works or is believed, but there is one",
                    "Put the table under out-of-scope"));
        }
        Stream<Problem> along = table.companion() || !table.detached().isEmpty()
                ? Stream.of(table.problem(
                        "table",
                        "expected that rows of " + table.table().name() + " go by a rule of their own",
                        "Leave on-delete out, and write a rule with when: {" + words(record.needed()) + "}"))
                : Stream.empty();
        return Stream.concat(along, table.claims().stream().flatMap(claim -> check(claim, record)));
    }

    private static Stream<Problem> check(Claim claim, OwnRecord record) {
        if (!(claim.step().then() instanceof Action.Purge)) {
            return Stream.of(MappedTable.problem(
                    claim,
                    "then",
                    "expected purge for " + claim.table().name() + ", a record of Lethe's own, but was "
                            + claim.step().then().word(),
                    ""));
        }
        List<OwnRecord.Need> lacking = record.lacking(claim.rule().when());
        return lacking.isEmpty()
                ? Stream.empty()
                : Stream.of(MappedTable.problem(
                        claim,
                        "when",
                        "expected that only such rows of " + claim.table().name()
                                + " go as Lethe has no more use for, but the rule does not say so",
                        "Add " + words(lacking)));
    }

    private static String words(List<OwnRecord.Need> needs) {
        return needs.stream().map(OwnRecord.Need::words).collect(Collectors.joining(", "));
    }
}
