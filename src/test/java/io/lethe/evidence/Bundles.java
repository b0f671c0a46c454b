package io.lethe.evidence;

import io.lethe.ledger.entry.CertificateIssued;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.SourceFile;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import io.lethe.policy.read.PolicyReader;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Bundles about a story, issued as the engine issues them, without a database. */
final class Bundles {

    private Bundles() {}

    /** All of run 1. */
    static Bundle ofRun(Story story) {
        return ofRun(story, Anchored.everywhere(story));
    }

    /** The same with anchors of somebody's own making. */
    static Bundle ofRun(Story story, Anchored anchored) {
        SortedMap<Long, Leaf> leaves = new TreeMap<>();
        story.log().leaves().stream().filter(leaf -> leaf.index() < 6).forEach(leaf -> leaves.put(leaf.index(), leaf));
        return issue(story, new Asked.OfRun(Story.run(1)), Answer.ofLeaves(leaves), anchored);
    }

    /** One customer of the run's third chunk. */
    static Bundle ofRecord(Story story, long id) {
        SortedMap<Long, Leaf> leaves = new TreeMap<>();
        for (long index : List.of(0L, 1L, 4L, 5L)) {
            leaves.put(index, story.log().leaves().get((int) index));
        }
        List<String> key = List.of(Long.toString(id));
        Opening opening = story.open(4, id);
        RecordStatement stated =
                RecordStatement.of(1, key, LeafText.of(story.log().leaves().get(4)));
        return issue(
                story,
                new Asked.OfRecord(Story.CRM, Story.CUSTOMER.table(), key),
                new Answer(leaves, List.of(opening), List.of(stated), null));
    }

    /** All that the night did with customers of this subject, two of whom share it with another. */
    static Bundle ofSubject(Story story, String reference) {
        return ofSubject(story, reference, opening -> opening);
    }

    /** The same with openings of somebody's own making. */
    static Bundle ofSubject(Story story, String reference, UnaryOperator<SubjectOpening> forging) {
        SortedMap<Long, Leaf> leaves = new TreeMap<>();
        for (long index : List.of(0L, 1L, 4L, 5L)) {
            leaves.put(index, story.log().leaves().get((int) index));
        }
        List<SubjectOpening> openings =
                story.openSubject(4, reference).stream().map(forging).toList();
        LeafText chunk = LeafText.of(story.log().leaves().get(4));
        List<SubjectRow> rows = IntStream.rangeClosed(1, openings.size())
                .mapToObj(number -> SubjectRow.of(number, chunk))
                .toList();
        Asked.OfSubject asked = new Asked.OfSubject(
                reference,
                List.of(new StillThere(Story.CRM, TableName.of("crm.order"), new ColumnName("account"), 3, 1, 0)),
                List.of("crm-prod crm.region"));
        return issue(
                story,
                asked,
                Answer.ofSubject(
                        leaves, openings, SubjectAnswer.of(rows, asked, new TreeSet<>(List.of("crm-prod crm.note")))));
    }

    static Bundle issue(Story story, Asked asked, Answer answer) {
        return issue(story, asked, answer, Anchored.NOWHERE);
    }

    private static Bundle issue(Story story, Asked asked, Answer answer, Anchored anchored) {
        SignedNote note = story.log().checkpoint();
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        BundleWriter bundle = new BundleWriter().log(note, story.log().verifierKeys());
        bundle.leaves(
                answer.leaves().values(),
                answer.leaves().keySet().stream().map(story.log()::prove).toList());
        bundle.openings(answer.openings());
        bundle.anchors(anchored.files());
        Statements statements = answer.statements();
        PolicyReference version = statements.policies().getFirst();
        bundle.policy(version, Story.POLICY_FILE);
        UUID id = Story.uuid(900 + checkpoint.size());
        Certificate certificate = new Certificate(
                new Issue(id, Story.NIGHT.plusSeconds(7200), "counsel", "lethe test"),
                asked,
                checkpoint,
                anchored.said(),
                List.of(new PolicyStatement(
                        version,
                        true,
                        statements.adoptions().get(version),
                        PolicyReader.readAlone(new SourceFile("customer-contact.yaml", Story.POLICY_FILE))
                                .orElseThrow())),
                statements.approvals(),
                statements.runs(),
                statements.holds(),
                answer.records(),
                answer.subject(),
                List.of());
        Hash said = bundle.certificate(certificate);
        Leaf leaf = story.append(new CertificateIssued(
                id, said, checkpoint.size(), certificate.issue().at()));
        return bundle.issued(leaf, story.log().prove(leaf.index()));
    }
}
