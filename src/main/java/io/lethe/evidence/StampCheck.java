package io.lethe.evidence;

import io.lethe.evidence.AnchorStatement.Renewal;
import io.lethe.evidence.AnchorStatement.Voucher;
import io.lethe.evidence.BundleVerdict.Line;
import io.lethe.evidence.BundleVerdict.Outcome;
import io.lethe.ledger.anchor.Attestation;
import io.lethe.ledger.anchor.AuthorityCertificates;
import io.lethe.ledger.anchor.StampRefusedException;
import io.lethe.ledger.anchor.TimeStamp;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether authorities have stamped a checkpoint, and that stamp again, when {@code certificate.json} says so, and whether the reader knows them. */
record StampCheck(Bundle bundle, List<AuthorityCertificates> trusted) {

    Line line(int number, JsonObject stated) {
        byte[] note = bundle.file(BundleLayout.anchor(number, "checkpoint"));
        Attestation.Stamp stamp = stamp(number, stated);
        List<TimeStamp> stamps = stamp.verify(note);
        expectStated(stamps, stated);
        String words = words(stamps);
        Optional<AuthorityCertificates> known = trusted.stream().reduce(AuthorityCertificates::and);
        if (known.isEmpty()) {
            return new Line(
                    AnchorCheck.CHECK,
                    Outcome.NOTE,
                    words + ", for whom only the bundle itself vouches (self-asserted). Use --authority");
        }
        expectTrusted(stamp, note, known.get());
        return new Line(AnchorCheck.CHECK, Outcome.OK, words + ", whom you trust");
    }

    private Attestation.Stamp stamp(int number, JsonObject stated) {
        byte[] certificates = bundle.file(BundleLayout.anchor(number, "pem"));
        return Attestation.Stamp.read(
                bundle.file(BundleLayout.anchor(number, "tsr")),
                certificates,
                stated.has("renewals") ? bundle.file(BundleLayout.anchor(number, "er")) : null,
                certificates);
    }

    private static void expectStated(List<TimeStamp> stamps, JsonObject stated) {
        TimeStamp first = stamps.getFirst();
        if (!UtcMillis.floor(first.time()).equals(stated.instant("at"))
                || !first.authority().equals(stated.text("authority"))) {
            throw new BundleRefusedException("certificate.json says other than the stamp of anchor "
                    + stated.text("anchor") + ", which is of " + first.time() + " by " + first.authority());
        }
        List<Renewal> found = Voucher.Authority.of(stamps).renewals();
        List<Renewal> said = stated.has("renewals")
                ? stated.array("renewals").objects().stream().map(Renewal::read).toList()
                : List.of();
        if (!found.equals(said) || said.isEmpty() == stated.has("renewals")) {
            throw new BundleRefusedException("certificate.json says other than the evidence record of anchor "
                    + stated.text("anchor") + ", which has the renewals of "
                    + found.stream().map(Renewal::toString).collect(Collectors.joining(", ")));
        }
    }

    private static String words(List<TimeStamp> stamps) {
        TimeStamp first = stamps.getFirst();
        String words = "stamped at " + first.time() + " by " + first.authority();
        return stamps.size() == 1
                ? words
                : words
                        + stamps.stream()
                                .skip(1)
                                .map(stamp -> ", renewed at " + stamp.time() + " by " + stamp.authority())
                                .collect(Collectors.joining())
                        + " by certificates that end at " + stamps.getLast().until();
    }

    private static void expectTrusted(Attestation.Stamp stamp, byte[] note, AuthorityCertificates known) {
        try {
            stamp.renewals().verify(note, stamp.answered(), known);
        } catch (StampRefusedException e) {
            throw new BundleRefusedException("a good stamp, by somebody you do not trust: " + e.getMessage());
        }
    }
}
