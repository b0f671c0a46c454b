package io.lethe.policy;

import io.lethe.policy.name.ColumnName;
import io.lethe.policy.time.RetentionPeriod;
import java.util.Map;

/** The declared fate of a record that is due. */
public sealed interface Action {
    /** The word in a policy, a plan and the ledger. */
    String word();

    /** The row is deleted. */
    record Purge() implements Action {
        @Override
        public String word() {
            return "purge";
        }
    }

    /** The row stays, the named columns are masked. */
    record Anonymise(Map<ColumnName, Masking> fields) implements Action {
        public Anonymise {
            fields = Map.copyOf(fields);
        }

        @Override
        public String word() {
            return "anonymise";
        }
    }

    /** The row is written to an archive store, verified there, and then deleted. The archive itself expires after {@code keep}. */
    record Archive(String store, RetentionPeriod keep) implements Action {
        @Override
        public String word() {
            return "archive";
        }
    }
}
