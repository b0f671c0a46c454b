package io.lethe.evidence;

import io.lethe.evidence.BundleVerdict.Line;
import io.lethe.evidence.BundleVerdict.Outcome;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.WitnessKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Whether a witness has cosigned a checkpoint when {@code certificate.json} says so, and whether the reader knows it. */
record CosignatureCheck(Bundle bundle, List<WitnessKey> trusted) {

    Line line(int number, JsonObject stated) {
        WitnessKey carried = WitnessKey.parse(
                new String(bundle.file(BundleLayout.anchor(number, "vkey")), StandardCharsets.UTF_8).strip());
        String file = BundleLayout.anchor(number, "checkpoint");
        Instant at = carried.cosigned(SignedNote.parse(bundle.file(file)))
                .orElseThrow(() -> new BundleRefusedException(
                        file + ": expected a cosignature by " + carried.name() + " but there is none"));
        if (!at.equals(stated.instant("at")) || !carried.name().equals(stated.text("witness"))) {
            throw new BundleRefusedException("certificate.json says other than the cosignature of anchor "
                    + stated.text("anchor") + ", which is of " + at + " by " + carried.name());
        }
        String words = "cosigned at " + at + " by the witness " + carried.name();
        if (trusted.isEmpty()) {
            return new Line(
                    AnchorCheck.CHECK,
                    Outcome.NOTE,
                    words + ", for whom only the bundle itself vouches (self-asserted). Use --witness");
        }
        if (!trusted.contains(carried)) {
            throw new BundleRefusedException(
                    "a good cosignature, by somebody you do not trust: " + carried + "; you trust " + trusted);
        }
        return new Line(AnchorCheck.CHECK, Outcome.OK, words + ", whom you trust");
    }
}
