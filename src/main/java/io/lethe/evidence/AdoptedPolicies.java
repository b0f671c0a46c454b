package io.lethe.evidence;

import io.lethe.ledger.tree.Hash;
import java.util.Optional;

/** The files of policies as they were adopted, from wherever they are kept. */
@FunctionalInterface
public interface AdoptedPolicies {

    /** The exact bytes that have this hash; empty where they were not kept. */
    Optional<byte[]> find(Hash sha256);
}
