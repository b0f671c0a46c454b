package io.lethe.evidence;

import io.lethe.evidence.BundleVerdict.Line;
import io.lethe.evidence.BundleVerdict.Outcome;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.TlogProof;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.InclusionProof;
import io.lethe.ledger.tree.ShownRanges;
import java.util.List;

/**
 * Whether certificates are of one history of their log. Each may hold by itself, and still its owner may have told another story to each of two
 * readers: then the two certificates together convict him, since both carry his signature.
 */
public final class ForkCheck {
    private static final String CHECK = "fork";

    private ForkCheck() {}

    /** A certificate that holds by itself, by the name that the reader knows it by. */
    public record Held(String name, Bundle bundle) {}

    /** What a certificate shows of its log's tree. */
    private record Shown(String name, String origin, ShownRanges ranges) {
        static Shown by(Held held) {
            Bundle bundle = held.bundle();
            ShownRanges ranges = new ShownRanges();
            bundle.in(BundleLayout.LEAVES)
                    .forEach((path, leaf) -> add(leaf, BundleLayout.proof(BundleLayout.index(path)), bundle, ranges));
            add(bundle.file(BundleLayout.ISSUED_LEAF), BundleLayout.ISSUED_PROOF, bundle, ranges);
            bundle.in(BundleLayout.ANCHORS).keySet().stream()
                    .filter(path -> path.endsWith(".checkpoint"))
                    .map(path -> checkpoint(SignedNote.parse(bundle.file(path))))
                    .forEach(anchored -> ranges.add(anchored.size(), anchored.root()));
            Checkpoint own = checkpoint(SignedNote.parse(bundle.file(BundleLayout.CHECKPOINT)));
            return new Shown(held.name(), own.origin(), ranges);
        }

        private static void add(byte[] leaf, String path, Bundle bundle, ShownRanges ranges) {
            TlogProof proof = TlogProof.parse(bundle.file(path));
            long size = checkpoint(proof.checkpoint()).size();
            ranges.add(Hash.leaf(leaf), new InclusionProof(proof.index(), size, proof.path()));
        }

        private static Checkpoint checkpoint(SignedNote note) {
            return Checkpoint.parse(note.text());
        }
    }

    /** Of certificates that hold, each by itself. */
    public static List<Line> lines(List<Held> certificates) {
        List<Shown> shown = certificates.stream().map(Shown::by).toList();
        return shown.stream()
                .flatMap(one -> shown.stream().skip(shown.indexOf(one) + 1L).map(other -> line(one, other)))
                .toList();
    }

    private static Line line(Shown one, Shown other) {
        String both = one.name() + " and " + other.name();
        if (!one.origin().equals(other.origin())) {
            return new Line(
                    CHECK, Outcome.NOTE, both + " are of different logs, " + one.origin() + " and " + other.origin());
        }
        return one.ranges()
                .differingFrom(other.ranges())
                .map(range -> new Line(
                        CHECK,
                        Outcome.FAILED,
                        "the log " + one.origin() + " has signed two histories (a fork): " + both + " differ in "
                                + range))
                .orElseGet(() -> agreeing(both, one.ranges().inCommonWith(other.ranges())));
    }

    private static Line agreeing(String both, long inCommon) {
        return inCommon == 0
                ? new Line(CHECK, Outcome.NOTE, both + " show nothing of the log that could be compared")
                : new Line(CHECK, Outcome.OK, both + " are of one history, as far as both show it");
    }
}
