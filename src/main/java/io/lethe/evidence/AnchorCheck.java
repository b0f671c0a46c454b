package io.lethe.evidence;

import io.lethe.evidence.BundleVerdict.Line;
import io.lethe.evidence.BundleVerdict.Outcome;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.tree.ConsistencyProof;
import io.lethe.ledger.tree.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether the leaves of a bundle were under checkpoints that lay in other hands when it says so. */
final class AnchorCheck {
    static final String CHECK = "anchors";

    private final Bundle bundle;
    private final LeafProofs proofs;
    private final TrustedOthers trusted;
    private final List<Long> told;

    /** {@code trusted} are those that the reader knows; where there is none, those that the bundle brings have to do. */
    AnchorCheck(Bundle bundle, LeafProofs proofs, TrustedOthers trusted) {
        this.bundle = bundle;
        this.proofs = proofs;
        this.trusted = trusted;
        // The log may have changed its key long after the night that is asked about.
        this.told = BundleLayout.leaves(bundle).values().stream()
                .filter(leaf -> !leaf.isOfKeys())
                .map(LeafText::index)
                .toList();
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
            for (String kind : kinds(stated.get(i))) {
                expected.add(BundleLayout.anchor(i + 1, kind));
            }
        }
        Set<String> found = bundle.in(BundleLayout.ANCHORS).keySet();
        if (!found.equals(expected)) {
            throw new BundleRefusedException("certificate.json tells of " + expected + " but there are " + found);
        }
    }

    private static List<String> kinds(JsonObject stated) {
        boolean stamped = stated.has("authority");
        if (stamped && stated.has("witness")) {
            throw new BundleRefusedException("certificate.json says of anchor " + stated.text("anchor")
                    + " that an authority stamped it and a witness cosigned it; expected one of the two");
        }
        if (stamped) {
            return stated.has("renewals")
                    ? List.of("checkpoint", "tsr", "pem", "er")
                    : List.of("checkpoint", "tsr", "pem");
        }
        return stated.has("witness") ? List.of("checkpoint", "vkey") : List.of("checkpoint");
    }

    private Line line(int number, JsonObject stated) {
        Checkpoint anchored = proofs.extended(bundle.file(BundleLayout.anchor(number, "checkpoint")));
        List<Hash> path =
                stated.array("consistency").texts().stream().map(Hash::parse).toList();
        Checkpoint last = proofs.checkpoint();
        expectNoFork(anchored, stated);
        boolean extended = anchored.size() == stated.integer("size")
                && anchored.size() <= last.size()
                && new ConsistencyProof(anchored.size(), last.size(), path).verify(anchored.root(), last.root());
        if (!extended) {
            throw new BundleRefusedException("the checkpoint of " + anchored.size() + " leaves with anchor "
                    + stated.text("anchor") + " is not one that the log went on from");
        }
        told.stream().filter(leaf -> leaf >= anchored.size()).findFirst().ifPresent(leaf -> {
            throw new BundleRefusedException(
                    BundleLayout.leaf(leaf) + " came after what anchor " + stated.text("anchor") + " has");
        });
        if (stated.has("authority")) {
            return new StampCheck(bundle, trusted.authorities()).line(number, stated);
        }
        return stated.has("witness")
                ? new CosignatureCheck(bundle, trusted.witnesses()).line(number, stated)
                : deposited(anchored, stated);
    }

    private void expectNoFork(Checkpoint anchored, JsonObject stated) {
        Checkpoint own = proofs.checkpoint();
        if (anchored.size() == own.size() && !anchored.root().equals(own.root())) {
            throw new BundleRefusedException("FORK: the log signed two histories. With anchor " + stated.text("anchor")
                    + " lies the " + anchored + ", but this certificate is under the " + own);
        }
    }

    private static Line deposited(Checkpoint anchored, JsonObject stated) {
        return new Line(
                CHECK,
                Outcome.NOTE,
                "in other hands since " + stated.instant("at") + ", as the log's owner says: ask anchor "
                        + stated.text("anchor") + " for its checkpoint of " + anchored.size() + " leaves, and compare");
    }
}
