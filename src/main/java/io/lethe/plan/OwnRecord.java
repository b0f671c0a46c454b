package io.lethe.plan;

import io.lethe.catalog.Column;
import io.lethe.catalog.Table;
import io.lethe.policy.Condition;
import io.lethe.policy.Literal;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TargetName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of the engine's own, in own or in an outpost, which a policy may not empty as it likes.
 *
 * <p>It is known by its name and some of its columns and not by its schema: whoever sees one table of a schema need not see the others.
 *
 * @param needed what a rule must ask of its rows before they may go; null where none may ever
 */
record OwnRecord(
        String table, Set<String> columns, @Nullable List<Need> needed) {
    private static final List<OwnRecord> ALL = List.of(
            // The ledger, and what others have said of it.
            kept("leaf", "idx", "receipt", "hash"),
            kept("tile", "level", "idx", "hashes"),
            kept("ledger_head", "size", "frontier"),
            kept("checkpoint", "size", "note", "published_at"),
            kept("anchored", "anchor", "size", "leaf"),
            kept("commitment", "leaf", "hashes"),
            kept("commitment_part", "from_leaf", "to_leaf", "digests"),
            kept("commitment_bucket", "bucket", "part", "entries"),
            kept("policy_file", "sha256", "category", "bytes"),
            kept("policy_set", "digest", "adopted_at"),
            // What runs and holds stand on.
            kept("gate", "target", "hold_epoch", "incarnation"),
            kept("object_mark", "store", "object_key", "hold_epoch"),
            kept("aside_mark", "partition_name", "state", "hold_epoch"),
            kept("hold", "target", "scope", "epoch"),
            goes("hold", List.of("scope", "matter", "released_at"), Need.isNotNull("released_at")),
            goes("hold_target", List.of("hold", "target", "state"), Need.oneOf("state", "released")),
            goes(
                    "run",
                    List.of("plan", "policy_set", "state", "ended_at"),
                    Need.oneOf("state", "finished", "incomplete", "aborted")),
            goes("segment", List.of("archive", "content", "expired_at"), Need.isNotNull("expired_at")));

    OwnRecord {
        columns = Set.copyOf(columns);
        needed = needed == null ? null : List.copyOf(needed);
    }

    private static OwnRecord kept(String table, String... columns) {
        return new OwnRecord(table, Set.of(columns), null);
    }

    private static OwnRecord goes(String table, List<String> columns, Need needed) {
        return new OwnRecord(table, Set.copyOf(columns), List.of(needed));
    }

    /** Several targets may share an outpost: each asks for its own. What the ledger does not have yet is the only evidence of its rows. */
    private static OwnRecord receipt(TargetName target) {
        return new OwnRecord(
                "receipt",
                Set.of("target", "fence", "sealed_keys", "leaf"),
                List.of(Need.oneOf("target", target.name()), Need.isNotNull("leaf"), Need.isNull("sealed_keys")));
    }

    /** What this table is, if it is one of ours that are not free to go. */
    static Optional<OwnRecord> of(Table table, TargetName target) {
        Set<String> columns =
                table.columns().stream().map(Column::name).map(ColumnName::name).collect(Collectors.toSet());
        return Stream.concat(ALL.stream(), Stream.of(receipt(target)))
                .filter(each -> each.table.equalsIgnoreCase(table.name().table()) && columns.containsAll(each.columns))
                .findFirst();
    }

    /** Of what is needed that which this condition does not ask for. */
    List<Need> lacking(Condition when) {
        List<Condition> asked = all(when).toList();
        return needed == null
                ? List.of()
                : needed.stream()
                        .filter(need -> asked.stream().noneMatch(need::isMetBy))
                        .toList();
    }

    private static Stream<Condition> all(Condition when) {
        return when instanceof Condition.All all ? all.conditions().stream().flatMap(OwnRecord::all) : Stream.of(when);
    }

    /**
     * What a rule must ask at least.
     *
     * @param words as it stands in a policy
     */
    record Need(Condition least, String words) {
        static Need isNull(String column) {
            return new Need(new Condition.IsNull(new ColumnName(column)), column + ": {is: null}");
        }

        static Need isNotNull(String column) {
            return new Need(new Condition.IsNotNull(new ColumnName(column)), column + ": {is: not-null}");
        }

        static Need oneOf(String column, String... words) {
            List<Literal> values = Stream.of(words)
                    .map(Literal.Text::new)
                    .map(Literal.class::cast)
                    .toList();
            String listed = words.length == 1 ? words[0] : "[" + String.join(", ", words) + "]";
            return new Need(new Condition.In(new ColumnName(column), values), column + ": " + listed);
        }

        boolean isMetBy(Condition asked) {
            if (least instanceof Condition.In in) {
                List<Literal> values = values(asked, in.column());
                return !values.isEmpty() && in.values().containsAll(values);
            }
            return asked.equals(least);
        }

        private static List<Literal> values(Condition asked, ColumnName column) {
            if (asked instanceof Condition.Equal equal && equal.column().equals(column)) {
                return List.of(equal.value());
            }
            return asked instanceof Condition.In in && in.column().equals(column) ? in.values() : List.of();
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
