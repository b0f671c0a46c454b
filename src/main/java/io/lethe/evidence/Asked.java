package io.lethe.evidence;

import io.lethe.ledger.receipt.RunId;
import io.lethe.policy.ObjectSet;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The question that a certificate answers. */
public sealed interface Asked {

    /** Everything one run deleted. */
    record OfRun(RunId run) implements Asked {}

    /**
     * One row, or one object that rows pointed at, by its key. The asker brought the key; the ledger has none.
     *
     * @param presence what the asker found in the database: of a record that is there no certificate says that it is gone, whatever the ledger knows of
     *     an earlier one with the same key
     */
    record OfRecord(TargetName target, TableName table, List<String> key, Presence presence) implements Asked {
        public OfRecord {
            key = List.copyOf(key);
        }

        /** The same question about another table. */
        OfRecord in(TableName other) {
            return new OfRecord(target, other, key, presence);
        }

        /** Whether it is about an object, and not a row. */
        public boolean isOfObject() {
            return table.schema().equals(ObjectSet.SCHEMA);
        }

        /** What it is about, in words. */
        String thing() {
            return "this " + (isOfObject() ? "object" : "record") + " of " + table;
        }
    }

    /**
     * Every row about one person, by the reference that the asker brought, as the subject columns hold it.
     *
     * @param stillThere what the asker found of them in the databases
     * @param withoutSubject mapped tables without a subject column, as {@code target schema.table}
     */
    record OfSubject(String reference, List<StillThere> stillThere, List<String> withoutSubject) implements Asked {
        public OfSubject {
            stillThere = List.copyOf(stillThere);
            withoutSubject = List.copyOf(withoutSubject);
        }
    }

    /** Every run that ended from one instant to before another. */
    record OfPeriod(Instant from, Instant to) implements Asked {
        public OfPeriod {
            from = from.truncatedTo(ChronoUnit.MILLIS);
            to = to.truncatedTo(ChronoUnit.MILLIS);
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("expected a period but " + to + " is not after " + from);
            }
        }
    }
}
