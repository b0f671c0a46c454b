package io.lethe.evidence;

import io.lethe.evidence.PolicyStatement.Adoption;
import io.lethe.ledger.AnchoredCheckpoint;
import io.lethe.ledger.Ledger;
import io.lethe.ledger.entry.CertificateIssued;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.Policy;
import io.lethe.policy.SourceFile;
import io.lethe.policy.read.PolicyReader;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Issues certificates:
 *
 * <ol>
 *   <li>Take to the anchors what they lack, and publish a checkpoint over all that there is; nothing later is taken into account.
 *   <li>Pick the leaves, and compute from them what is said.
 *   <li>Append {@code certificate.issued} with the hash of {@code certificate.json}. If we die after this, the ledger remembers a
 *       certificate that nobody has: harmless, and told by its number.
 *   <li>Publish again, so that the entry itself can be proved.
 * </ol>
 */
public final class CertificateIssuer {
    private final Ledger ledger;
    private final AdoptedPolicies adopted;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final String engine;

    /** {@code engine} is the program's name and version. */
    public CertificateIssuer(
            Ledger ledger, AdoptedPolicies adopted, InstantSource clock, Supplier<UUID> ids, String engine) {
        this.ledger = ledger;
        this.adopted = adopted;
        this.clock = clock;
        this.ids = ids;
        this.engine = engine;
    }

    /**
     * What a certificate needs that the ledger does not know.
     *
     * @param by who asked for it and answers for it; may be empty
     * @param paper in the language of whoever will read it
     */
    public record Order(Asked asked, String by, Residuals residuals, Paper paper) {}

    /**
     * The certificate that answers the order's question.
     *
     * @throws CertificateRefusedException where there is nothing to certify; then nothing was issued
     */
    public Issued issue(Order order) {
        // Whoever is away is not waited for twice: what it does not have, the certificate does not tell of.
        ledger.anchoring().anchor();
        SignedNote note = ledger.checkpoint();
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        Answer answer = new Answers(ledger, checkpoint.size()).find(order.asked());
        BundleWriter bundle = new BundleWriter().log(note, ledger.signingTerms(checkpoint.size()));
        bundle.leaves(
                answer.leaves().values(),
                ledger.prove(note, List.copyOf(answer.leaves().keySet())));
        bundle.openings(answer.openings());
        List<AnchoredCheckpoint> anchored = ledger.anchoring().covering(answer.last(), checkpoint.size());
        bundle.anchors(anchored);
        Certificate certificate =
                certificate(order, new Proved(checkpoint, anchors(anchored, checkpoint)), answer, bundle);
        bundle.paper(order.paper().of(certificate));
        Hash said = bundle.certificate(certificate);
        Leaf leaf = ledger.append(new CertificateIssued(
                        certificate.issue().id(),
                        said,
                        checkpoint.size(),
                        certificate.issue().at()))
                .getFirst();
        SignedNote later = ledger.checkpoint();
        return new Issued(
                certificate,
                bundle.issued(leaf, ledger.prove(later, List.of(leaf.index())).getFirst()));
    }

    /** Under which checkpoint leaves are proved, and which it extends. */
    private record Proved(Checkpoint checkpoint, List<AnchorStatement> anchors) {}

    private List<AnchorStatement> anchors(List<AnchoredCheckpoint> anchored, Checkpoint checkpoint) {
        return anchored.stream()
                .map(one -> AnchorStatement.of(
                        one,
                        ledger.proveConsistency(
                                Checkpoint.parse(one.checkpoint().text()).size(), checkpoint.size())))
                .toList();
    }

    private Certificate certificate(Order order, Proved proved, Answer answer, BundleWriter bundle) {
        Statements statements = answer.statements();
        return new Certificate(
                new Issue(ids.get(), clock.instant(), order.by(), engine),
                order.asked(),
                proved.checkpoint(),
                proved.anchors(),
                statements.policies().stream()
                        .map(version -> policy(version, statements.adoptions().get(version), bundle))
                        .toList(),
                statements.approvals().stream().map(this::withDetails).toList(),
                statements.runs(),
                statements.holds(),
                answer.records(),
                answer.subject(),
                order.residuals().after(statements.runs(), clock.instant()));
    }

    private PolicyStatement policy(PolicyReference version, @Nullable Adoption adoption, BundleWriter bundle) {
        Optional<byte[]> bytes = adopted.find(version.sha256());
        bytes.ifPresent(file -> bundle.policy(version, file));
        Policy text = bytes.flatMap(file ->
                        PolicyReader.readAlone(new SourceFile(version.category().name() + ".yaml", file)))
                .orElse(null);
        return new PolicyStatement(version, bytes.isPresent(), adoption, text);
    }

    private ApprovalStatement withDetails(ApprovalStatement approval) {
        return new ApprovalStatement(
                approval.leaf(),
                approval.at(),
                approval.plan(),
                ledger.details(approval.leaf()).orElse(null));
    }
}
