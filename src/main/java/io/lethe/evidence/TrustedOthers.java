package io.lethe.evidence;

import io.lethe.ledger.anchor.AuthorityCertificates;
import io.lethe.ledger.note.WitnessKey;
import java.util.List;

/** Whom, beside the log, the reader of a certificate believes; from somewhere else than the certificate. */
public record TrustedOthers(List<AuthorityCertificates> authorities, List<WitnessKey> witnesses) {
    /** Then those that a bundle brings have to do, and each line about them says so. */
    public static final TrustedOthers NOBODY = new TrustedOthers(List.of(), List.of());

    public TrustedOthers {
        authorities = List.copyOf(authorities);
        witnesses = List.copyOf(witnesses);
    }
}
