package io.lethe.evidence;

import io.lethe.evidence.BundleVerdict.Line;
import io.lethe.evidence.BundleVerdict.Outcome;
import io.lethe.ledger.anchor.AuthorityCertificates;
import io.lethe.ledger.anchor.StampRefusedException;
import io.lethe.ledger.anchor.TimeStamp;
import io.lethe.ledger.anchor.TimeStampAnswer;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.tree.ConsistencyProof;
import io.lethe.ledger.tree.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether the leaves of a bundle were under checkpoints that lay in other hands when it says so. */
final class AnchorCheck {
    private static final String CHECK = "anchors";

    private final Bundle bundle;
    private final LeafProofs proofs;
    private final List<AuthorityCertificates> trusted;

    /** {@code trusted} are authorities that the reader knows; where there is none, those that the bundle brings have to do. */
    AnchorCheck(Bundle bundle, LeafProofs proofs, List<AuthorityCertificates> trusted) {
        this.bundle = bundle;
        this.proofs = proofs;
        this.trusted = trusted;
    }

    List<Line> lines(JsonObject certificate) {
        List<JsonObject> stated =
                certificate.has("anchors") ? certificate.array("anchors").objects() : List.of();
        expectFiles(stated);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < stated.size(); i++) {
            lines.add(line(i + 1, stated.get(i)));
        }
        return lines.isEmpty()
                ? List.of(new Line(CHECK, Outcome.NOTE, "none: how old these entries are, only the log's owner says"))
                : lines;
    }

    private void expectFiles(List<JsonObject> stated) {
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < stated.size(); i++) {
            expected.add(BundleLayout.anchor(i + 1, "checkpoint"));
            if (isStamped(stated.get(i))) {
                expected.add(BundleLayout.anchor(i + 1, "tsr"));
                expected.add(BundleLayout.anchor(i + 1, "pem"));
            }
        }
        Set<String> found = bundle.in(BundleLayout.ANCHORS).keySet();
        if (!found.equals(expected)) {
            throw new BundleRefusedException("certificate.json tells of " + expected + " but there are " + found);
        }
    }

    private static boolean isStamped(JsonObject stated) {
        return stated.has("authority");
    }

    private Line line(int number, JsonObject stated) {
        Checkpoint anchored = proofs.extended(bundle.file(BundleLayout.anchor(number, "checkpoint")));
        List<Hash> path =
                stated.array("consistency").texts().stream().map(Hash::parse).toList();
        Checkpoint last = proofs.checkpoint();
        boolean extended = anchored.size() == stated.integer("size")
                && anchored.size() <= last.size()
                && new ConsistencyProof(anchored.size(), last.size(), path).verify(anchored.root(), last.root());
        if (!extended) {
            throw new BundleRefusedException("the checkpoint of " + anchored.size() + " leaves with anchor "
                    + stated.text("anchor") + " is not one that the log went on from");
        }
        bundle.in(BundleLayout.LEAVES).keySet().stream()
                .filter(leaf -> BundleLayout.index(leaf) >= anchored.size())
                .findFirst()
                .ifPresent(leaf -> {
                    throw new BundleRefusedException(
                            leaf + " came after what anchor " + stated.text("anchor") + " has");
                });
        return isStamped(stated) ? stamped(number, stated) : deposited(anchored, stated);
    }

    private static Line deposited(Checkpoint anchored, JsonObject stated) {
        return new Line(
                CHECK,
                Outcome.NOTE,
                "in other hands since " + stated.instant("at") + ", as the log's owner says: ask anchor "
                        + stated.text("anchor") + " for its checkpoint of " + anchored.size() + " leaves, and compare");
    }

    private Line stamped(int number, JsonObject stated) {
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
                    CHECK,
                    Outcome.NOTE,
                    words + ", for whom only the bundle itself vouches (self-asserted). Use --authority");
        }
        expectTrusted(answer, note);
        return new Line(CHECK, Outcome.OK, words + ", whom you trust");
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
