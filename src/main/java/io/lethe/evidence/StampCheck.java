package io.lethe.evidence;

import io.lethe.evidence.BundleVerdict.Line;
import io.lethe.evidence.BundleVerdict.Outcome;
import io.lethe.ledger.anchor.AuthorityCertificates;
import io.lethe.ledger.anchor.StampRefusedException;
import io.lethe.ledger.anchor.TimeStamp;
import io.lethe.ledger.anchor.TimeStampAnswer;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import java.util.ArrayList;
import java.util.List;

/** Whether an authority has stamped a checkpoint when {@code certificate.json} says so, and whether the reader knows it. */
record StampCheck(Bundle bundle, List<AuthorityCertificates> trusted) {

    Line line(int number, JsonObject stated) {
        TimeStampAnswer answer = TimeStampAnswer.parse(bundle.file(BundleLayout.anchor(number, "tsr")));
        byte[] note = bundle.file(BundleLayout.anchor(number, "checkpoint"));
        AuthorityCertificates carried = AuthorityCertificates.parse(bundle.file(BundleLayout.anchor(number, "pem")));
        TimeStamp stamp = answer.verify(note, carried, null);
        if (!UtcMillis.floor(stamp.time()).equals(stated.instant("at"))
                || !stamp.authority().equals(stated.text("authority"))) {
            throw new BundleRefusedException("certificate.json says other than the stamp of anchor "
                    + stated.text("anchor") + ", which is of " + stamp.time() + " by " + stamp.authority());
        }
        String words = "stamped at " + stamp.time() + " by " + stamp.authority();
        if (trusted.isEmpty()) {
            return new Line(
                    AnchorCheck.CHECK,
                    Outcome.NOTE,
                    words + ", for whom only the bundle itself vouches (self-asserted). Use --authority");
        }
        expectTrusted(answer, note);
        return new Line(AnchorCheck.CHECK, Outcome.OK, words + ", whom you trust");
    }

    private void expectTrusted(TimeStampAnswer answer, byte[] note) {
        List<String> refusals = new ArrayList<>();
        for (AuthorityCertificates authority : trusted) {
            try {
                answer.verify(note, authority, null);
                return;
            } catch (StampRefusedException e) {
                refusals.add(String.valueOf(e.getMessage()));
            }
        }
        throw new BundleRefusedException("a good stamp, by somebody you do not trust: " + String.join("; ", refusals));
    }
}
