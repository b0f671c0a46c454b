package io.lethe.policy;

import io.lethe.policy.name.Category;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.Realm;
import io.lethe.policy.time.RetentionPeriod;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The declared fate of a record that is due. */
public sealed interface Action {
    /** The word in a policy, a plan and the ledger. */
    String word();

    /** The row goes; else it stays and is changed. */
    default boolean deletes() {
        return switch (this) {
            case Purge purge -> true;
            case Archive archive -> true;
            case Anonymise anonymise -> false;
        };
    }

    /** What it is called in front of people, who must not take for anonymous what somebody with a key can undo. */
    default String called() {
        return word();
    }

    /** The row is deleted. */
    record Purge() implements Action {
        @Override
        public String word() {
            return "purge";
        }
    }

    /** The row stays, the named columns are masked, in the order of their names. */
    record Anonymise(Map<ColumnName, Masking> fields) implements Action {
        public Anonymise {
            fields = Collections.unmodifiableMap(new TreeMap<>(fields));
        }

        @Override
        public String word() {
            return "anonymise";
        }

        @Override
        public String called() {
            return reversible() ? "pseudonymise" : word();
        }

        /** Somebody with a key can undo some of it. */
        public boolean reversible() {
            return fields.values().stream().anyMatch(Masking::reversible);
        }

        /** Those whose keys are needed, for a policy of this category. */
        public Set<Realm> realms(Category own) {
            return fields.values().stream()
                    .flatMap(masking ->
                            masking instanceof Masking.Keyed keyed ? Stream.of(keyed.within(own)) : Stream.empty())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** The row is written to an archive store, verified there, and then deleted. The archive itself expires after {@code keep}. */
    record Archive(String store, RetentionPeriod keep, ArchiveFormat format) implements Action {
        @Override
        public String word() {
            return "archive";
        }
    }
}
