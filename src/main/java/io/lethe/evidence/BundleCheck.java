package io.lethe.evidence;

import io.lethe.evidence.BundleVerdict.Line;
import io.lethe.evidence.BundleVerdict.Outcome;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.note.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Checks a bundle against itself and against keys that are trusted; needs nothing else. {@code verify.py} makes the same checks in the
 * same order, but for anchors, which it only binds; who changes one changes both.
 *
 * <ol>
 *   <li>files: all known, none missing
 *   <li>sums: {@code SHA256SUMS} names every other file, and their hashes
 *   <li>checkpoint: signed by the log's key
 *   <li>leaves: each is under that checkpoint, at its index
 *   <li>issued: the log has an entry with the hash of {@code certificate.json}; so what is said there, the log's owner has said
 *   <li>bound: every other file is one that {@code certificate.json} names by its hash
 *   <li>anchors: the leaves were under checkpoints that lay in other hands when it says so
 *   <li>statements: what it says of runs, approvals and holds is what the leaves say
 *   <li>policies: the files are those that the leaves name
 *   <li>records: each opening leads from the row to its leaf
 *   <li>answer: it answers the question that was asked
 * </ol>
 *
 * <p>The order is that of trust: nothing is read as a statement before it is known whose statement it is.
 */
public final class BundleCheck {
    private final List<Line> lines = new ArrayList<>();

    private BundleCheck() {}

    /** Never throws for what a bundle holds, whatever it is. */
    public static BundleVerdict of(Bundle bundle, Trust trust) {
        return of(bundle, trust, TrustedOthers.NOBODY);
    }

    /** Takes time stamps and cosignatures only from these others, if any are named. */
    public static BundleVerdict of(Bundle bundle, Trust trust, TrustedOthers others) {
        BundleCheck check = new BundleCheck();
        try {
            check.all(bundle, trust, others);
        } catch (BundleRefusedException e) {
            // The line that says so is there; nothing after it would mean anything.
            return new BundleVerdict(check.lines);
        }
        return new BundleVerdict(check.lines);
    }

    /** The verdict on what could not even be read as a bundle. */
    public static BundleVerdict refused(BundleRefusedException refusal) {
        return new BundleVerdict(List.of(new Line("files", Outcome.FAILED, String.valueOf(refusal.getMessage()))));
    }

    private void all(Bundle bundle, Trust trust, TrustedOthers others) {
        step("files", () -> BundleSeals.files(bundle));
        step("sums", () -> BundleSeals.sums(bundle));
        LeafProofs proofs = of("checkpoint", () -> LeafProofs.open(bundle, trust));
        Checkpoint checkpoint = proofs.checkpoint();
        lines.add(trustLine(trust, proofs));
        step("leaves", () -> proofs.leaves(bundle));
        step("issued", () -> proofs.issued(bundle));
        JsonObject certificate = of("bound", () -> CertificateJson.read(bundle.file(BundleLayout.CERTIFICATE)));
        step("bound", () -> BundleSeals.bound(bundle, certificate));
        lines.addAll(of("anchors", () -> new AnchorCheck(bundle, proofs, others).lines(certificate)));
        StatementCheck statements = of("statements", () -> StatementCheck.open(bundle, certificate));
        step("statements", () -> statements.statements(checkpoint));
        step("policies", () -> statements.policies(bundle));
        step("records", () -> statements.records(bundle));
        step("answer", statements::answer);
    }

    private static Line trustLine(Trust trust, LeafProofs proofs) {
        return switch (trust) {
            case Trust.Pinned pinned ->
                new Line(
                        "checkpoint",
                        Outcome.OK,
                        proofs.checkpoint() + ", signed by a key that you trust: " + proofs.signer());
            case Trust.SelfAsserted none ->
                new Line(
                        "checkpoint",
                        Outcome.NOTE,
                        proofs.checkpoint()
                                + ", signed by a key that only the bundle itself vouches for (self-asserted). Compare it with the log's key from elsewhere, or use --trust: "
                                + proofs.signer());
        };
    }

    private void step(String name, Supplier<String> check) {
        String words = of(name, check);
        lines.add(new Line(name, Outcome.OK, words));
    }

    private <T> T of(String name, Supplier<T> check) {
        try {
            return check.get();
        } catch (BundleRefusedException e) {
            lines.add(new Line(name, Outcome.FAILED, String.valueOf(e.getMessage())));
            throw e;
        } catch (RuntimeException e) {
            // Strict readers refuse by exceptions of their own; whatever they meet, it was in the bundle.
            BundleRefusedException refusal = new BundleRefusedException(String.valueOf(e.getMessage()), e);
            lines.add(new Line(name, Outcome.FAILED, String.valueOf(e.getMessage())));
            throw refusal;
        }
    }
}
