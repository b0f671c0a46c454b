package io.lethe.evidence;

import io.lethe.ledger.AnchoredCheckpoint;
import io.lethe.ledger.anchor.Attestation;
import io.lethe.ledger.anchor.TimeStamp;
import io.lethe.ledger.entry.AnchorName;
import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.tree.ConsistencyProof;
import io.lethe.ledger.tree.Hash;
import java.time.Instant;
import java.util.List;

/**
 * All leaves told of here were under a checkpoint that lay in other hands by then.
 *
 * @param size of the tree under that checkpoint, which the certificate's own extends
 * @param at by the clock of whoever vouches for it
 * @param consistency the hashes that show the extension
 */
public record AnchorStatement(AnchorName anchor, long size, Instant at, Voucher voucher, List<Hash> consistency) {

    /** By whose word it lay there then. */
    public sealed interface Voucher {
        /** The issuer's own: it was deposited. */
        record Issuer() implements Voucher {}

        /** Of an authority that stamped it (RFC 3161), by its certificate; with the later stamps by which that one is still believed (RFC 4998). */
        record Authority(String name, List<Renewal> renewals) implements Voucher {
            public Authority {
                renewals = List.copyOf(renewals);
            }

            static Authority of(List<TimeStamp> stamps) {
                return new Authority(
                        stamps.getFirst().authority(),
                        stamps.stream()
                                .skip(1)
                                .map(stamp -> new Renewal(stamp.time(), stamp.authority()))
                                .toList());
            }
        }

        /** Of a witness that cosigned it, by the name of its key. */
        record Witness(String name) implements Voucher {}
    }

    /** A stamp over a stamp, by an authority's clock and certificate. */
    public record Renewal(Instant at, String authority) {
        public Renewal {
            at = UtcMillis.floor(at);
        }

        static Renewal read(JsonObject json) {
            return new Renewal(json.instant("at"), json.text("authority"));
        }

        /** {@code 2026-11-22T14:02:00Z by CN=TSA 2}. */
        @Override
        public String toString() {
            return at + " by " + authority;
        }

        private JsonObject json() {
            return JsonObject.builder()
                    .put("at", at)
                    .put("authority", Words.oneLine(authority))
                    .build();
        }
    }

    public AnchorStatement {
        at = UtcMillis.floor(at);
        consistency = List.copyOf(consistency);
    }

    static AnchorStatement of(AnchoredCheckpoint anchored, ConsistencyProof proof) {
        return new AnchorStatement(
                anchored.anchor(),
                Checkpoint.parse(anchored.checkpoint().text()).size(),
                anchored.at(),
                voucher(anchored),
                proof.path());
    }

    private static Voucher voucher(AnchoredCheckpoint anchored) {
        byte[] note = anchored.checkpoint().bytes();
        return switch (anchored.attestation()) {
            case null -> new Voucher.Issuer();
            case Attestation.Stamp stamp -> Voucher.Authority.of(stamp.verify(note));
            case Attestation.Cosignature cosignature ->
                new Voucher.Witness(cosignature.key().name());
        };
    }

    JsonObject json() {
        JsonObject.Builder json = JsonObject.builder()
                .put("anchor", anchor.name())
                .put("size", size)
                .put("at", at)
                .put(
                        "consistency",
                        JsonArray.ofTexts(consistency.stream().map(Hash::hex).toList()));
        return switch (voucher) {
            case Voucher.Issuer issuer -> json.build();
            case Voucher.Authority authority -> json(json, authority);
            case Voucher.Witness witness -> json.put("witness", witness.name()).build();
        };
    }

    private static JsonObject json(JsonObject.Builder json, Voucher.Authority authority) {
        json.put("authority", Words.oneLine(authority.name()));
        return authority.renewals().isEmpty()
                ? json.build()
                : json.put(
                                "renewals",
                                RunStatement.array(authority.renewals().stream().map(Renewal::json)))
                        .build();
    }
}
