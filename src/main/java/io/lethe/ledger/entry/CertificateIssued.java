package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.tree.Hash;
import java.time.Instant;
import java.util.UUID;

/**
 * A certificate went out. By this leaf anyone can tell that what it says was said by this log's owner.
 *
 * @param sha256 of the bytes of its {@code certificate.json}, which names the hashes of its other files
 * @param size of the tree under whose checkpoint it proves its leaves
 */
public record CertificateIssued(UUID certificate, Hash sha256, long size, Instant at) implements Entry {

    static final String TYPE = "certificate.issued";

    public CertificateIssued {
        at = UtcMillis.floor(at);
    }

    static CertificateIssued read(JsonObject json) {
        return new CertificateIssued(
                json.uuid("certificate"), json.hash("sha256"), json.integer("size"), json.instant("at"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        return LeafForm.start(this)
                .put("certificate", certificate)
                .put("sha256", sha256)
                .put("size", size)
                .put("at", at)
                .build();
    }
}
