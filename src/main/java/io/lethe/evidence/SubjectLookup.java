package io.lethe.evidence;

import io.lethe.ledger.Ledger;
import io.lethe.ledger.TaggedRows;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.receipt.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds all rows about one person that the ledger tells of, for an asker who brings the reference:
 *
 * <ol>
 *   <li>Ask every chunk that has tags. A chunk whose transaction the database lost again did nothing.
 *   <li>Pick the leaves of these chunks, and of each of their runs the start and the end.
 *   <li>Name the tables whose chunks have no tags: their rows may be about anybody.
 * </ol>
 */
final class SubjectLookup {
    private static final int MOST = 100_000;

    private final Ledger ledger;
    private final long size;

    /** Among leaves below {@code size}. */
    SubjectLookup(Ledger ledger, long size) {
        this.ledger = ledger;
        this.size = size;
    }

    Answer find(Asked.OfSubject asked) {
        TaggedRows tagged = ledger.find(asked.reference(), size);
        Set<Long> lost = LostLeaves.of(ledger);
        List<TaggedRows.Row> found = tagged.rows().stream()
                .filter(row -> !lost.contains(row.leaf().index()))
                .toList();
        SortedSet<String> untagged = untagged();
        if (found.isEmpty() || found.size() > MOST) {
            throw new CertificateRefusedException(
                    found.isEmpty() ? unknown(asked, tagged, untagged) : tooMany(found.size()));
        }
        return answer(asked, found, untagged);
    }

    private Answer answer(Asked.OfSubject asked, List<TaggedRows.Row> found, SortedSet<String> untagged) {
        List<Opened> openings = new ArrayList<>();
        List<SubjectRow> rows = new ArrayList<>();
        for (TaggedRows.Row row : found) {
            rows.add(SubjectRow.of(rows.size() + 1, LeafText.of(row.leaf())));
            openings.add(new SubjectOpening(
                    row.leaf().index(),
                    asked.reference(),
                    row.found().salt(),
                    row.found().proof()));
        }
        return Answer.ofSubject(leaves(found), openings, SubjectAnswer.of(rows, asked, untagged));
    }

    private SortedMap<Long, Leaf> leaves(List<TaggedRows.Row> found) {
        Set<Long> wanted = found.stream().map(row -> row.leaf().index()).collect(Collectors.toSet());
        LeafSelection leaves = new LeafSelection(ledger, size);
        found.stream()
                .map(row -> RunId.of(LeafText.of(row.leaf()).json()))
                .distinct()
                .forEach(run -> leaves.withRun(run, leaf -> wanted.contains(leaf.index())));
        return leaves.complete();
    }

    /**
     * Tables with chunks that say nothing of subjects, because the map named no column then, the chunk is older than tags, or its rows were
     * put back from an archive.
     */
    private SortedSet<String> untagged() {
        return Stream.of("chunk.purged", "chunk.anonymised", "chunk.archived", "chunk.restored")
                .flatMap(type -> ledger.entriesOf(type).stream())
                .filter(leaf -> leaf.index() < size)
                .map(leaf -> LeafText.of(leaf).json())
                .filter(chunk -> !chunk.has("subjectsRoot"))
                .map(SubjectLookup::table)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String table(JsonObject chunk) {
        return chunk.text("target") + " " + chunk.text("table");
    }

    private static String unknown(Asked.OfSubject asked, TaggedRows tagged, SortedSet<String> untagged) {
        StringBuilder words = new StringBuilder("the ledger tells of no row about this person.");
        if (asked.stillThere().isEmpty()) {
            words.append(" As far as it knows there never was one, or it went without this engine.");
        }
        asked.stillThere()
                .forEach(rows -> words.append(" Still there: ").append(rows).append('.'));
        if (!tagged.withoutKey().isEmpty()) {
            words.append(" The keys of ")
                    .append(tagged.withoutKey().stream().map(Object::toString).collect(Collectors.joining(", ")))
                    .append(" are gone: what was deleted under them can no longer be found.");
        }
        SortedSet<String> notCovered = new TreeSet<>(untagged);
        notCovered.addAll(asked.withoutSubject());
        if (!notCovered.isEmpty()) {
            words.append(" Not covered, since their rows do not say whom they are about: ")
                    .append(String.join(", ", notCovered))
                    .append('.');
        }
        return words.append(" Nothing was issued.").toString();
    }

    private static String tooMany(int rows) {
        return "the ledger tells of " + rows + " rows about this person, and a certificate opens at most " + MOST
                + ". Nothing was issued. Certify its runs instead.";
    }
}
