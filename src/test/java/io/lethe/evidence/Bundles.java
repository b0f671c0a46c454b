package io.lethe.evidence;

import io.lethe.ledger.entry.CertificateIssued;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.row.ObjectRow;
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
        story.log().leaves().stream()
                .filter(leaf -> leaf.index() < 6 || LeafText.of(leaf).isOfKeys())
                .forEach(leaf -> leaves.put(leaf.index(), leaf));
        return issue(story, new Asked.OfRun(Story.run(1)), Answer.ofLeaves(leaves), anchored);
    }

    /** All of run 1, of which is said what another story tells. */
    static Bundle ofRunAsToldBy(Story other, Story story) {
        SortedMap<Long, Leaf> leaves = new TreeMap<>();
        story.log().leaves().forEach(leaf -> leaves.put(leaf.index(), leaf));
        List<RunStatement> said = List.of(RunStatement.of(other.leavesOf(Story.run(1))));
        return issue(story, new Asked.OfRun(Story.run(1)), Answer.ofLeaves(leaves), Anchored.NOWHERE, said);
    }

    /** One customer of the run's third chunk. */
    static Bundle ofRecord(Story story, long id) {
        return ofRecord(story, 4, id, new Presence.Absent(), stated -> stated);
    }

    /** One customer that was masked, and of whom somebody says this. */
    static Bundle ofMaskedRecord(Story story, long id, Presence presence, UnaryOperator<RecordStatement> forging) {
        return ofRecord(story, 2, id, presence, forging);
    }

    private static Bundle ofRecord(
            Story story, int chunk, long id, Presence presence, UnaryOperator<RecordStatement> forging) {
        List<String> key = List.of(Long.toString(id));
        RecordStatement stated = forging.apply(
                RecordStatement.of(1, key, LeafText.of(story.log().leaves().get(chunk))));
        return issue(
                story,
                new Asked.OfRecord(Story.CRM, Story.CUSTOMER.table(), key, presence),
                new Answer(part(story, chunk), List.of(story.open(chunk, id)), List.of(stated), null));
    }

    /** One file of a note, for somebody who asks for this key. */
    static Bundle ofObject(Story story, ObjectRow file, String asked) {
        RecordStatement stated = RecordStatement.of(
                1, file.values(), LeafText.of(story.log().leaves().get(3)));
        return issue(
                story,
                new Asked.OfRecord(Story.CRM, Story.FILE.table(), List.of(asked), new Presence.Absent()),
                new Answer(part(story, 3), List.of(story.open(3, file)), List.of(stated), null));
    }

    /** The run's start, this chunk of it, and its end. */
    private static SortedMap<Long, Leaf> part(Story story, int chunk) {
        SortedMap<Long, Leaf> leaves = new TreeMap<>();
        for (int index : List.of(0, 1, chunk, chunk + 1)) {
            leaves.put((long) index, story.log().leaves().get(index));
        }
        return leaves;
    }

    /** All that the night did with customers of this subject, two of whom share it with another. */
    static Bundle ofSubject(Story story, String reference) {
        return ofSubject(story, reference, opening -> opening);
    }

    /** The same with openings of somebody's own making. */
    static Bundle ofSubject(Story story, String reference, UnaryOperator<SubjectOpening> forging) {
        return ofSubject(story, 4, reference, forging);
    }

    /** The same of customers that were masked. */
    static Bundle ofMaskedSubject(Story story, String reference) {
        return ofSubject(story, 2, reference, opening -> opening);
    }

    private static Bundle ofSubject(Story story, int leaf, String reference, UnaryOperator<SubjectOpening> forging) {
        List<SubjectOpening> openings =
                story.openSubject(leaf, reference).stream().map(forging).toList();
        LeafText chunk = LeafText.of(story.log().leaves().get(leaf));
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
                        part(story, leaf),
                        openings,
                        SubjectAnswer.of(rows, asked, new TreeSet<>(List.of("crm-prod crm.note")))));
    }

    /** Also where the engine would refuse. */
    private static Statements statements(Answer answer) {
        return Statements.of(answer.leaves().values().stream().map(LeafText::of).toList());
    }

    static Bundle issue(Story story, Asked asked, Answer answer) {
        return issue(story, asked, answer, Anchored.NOWHERE);
    }

    private static Bundle issue(Story story, Asked asked, Answer answer, Anchored anchored) {
        return issue(story, asked, answer, anchored, statements(answer).runs());
    }

    private static Bundle issue(Story story, Asked asked, Answer answer, Anchored anchored, List<RunStatement> runs) {
        SignedNote note = story.log().checkpoint();
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        BundleWriter bundle = new BundleWriter().log(note, story.log().terms());
        bundle.leaves(
                answer.leaves().values(),
                answer.leaves().keySet().stream().map(story.log()::prove).toList());
        bundle.openings(answer.openings());
        bundle.anchors(anchored.files());
        Statements statements = statements(answer);
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
                runs,
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
