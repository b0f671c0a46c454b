package io.lethe.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.row.SubjectTags;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.PackedTree;
import io.lethe.ledger.tree.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is wrong with one leaf, in whole sentences. */
class CheckedLeafTest {

    private static final RelayedReceipt CHUNK = Entries.relayed(1, 3);
    private static final StoredLeaf LEAF = StoredLeaf.of(7, CHUNK.entry());
    private static final RelayedReceipt PEOPLE = Entries.relayedOfPeople(1, "17", null, "17");
    private static final byte[] TAGS =
            Objects.requireNonNull(PEOPLE.rows().tags()).bytes();

    @Test
    void findsNothingWrongWithWhatIsAsItWasAppended() {
        assertThat(check(LEAF, CHUNK.commitments().bytes(), null)).isEmpty();
        Entries.oneOfEach().stream()
                .map(entry -> StoredLeaf.of(7, entry))
                .filter(leaf -> leaf.leaf().facts().rows() == null)
                .forEach(leaf -> assertThat(check(leaf, null, null)).isEmpty());
    }

    @Test
    void namesCommitmentsThatAreNotTheChunks() {
        String cannot = "the commitments to its rows cannot be right: ";
        assertThat(check(LEAF, null, null)).containsExactly("the commitments to its rows are missing");
        assertThat(check(LEAF, new byte[3 * Hash.SIZE], null))
                .containsExactly(cannot + "expected ascending commitments but number 1 is not");
        assertThat(check(LEAF, new byte[2 * Hash.SIZE + 1], null))
                .containsExactly(cannot + "expected 32 bytes for each commitment but was 65");
        assertThat(check(LEAF, Entries.relayed(1, 2).commitments().bytes(), null))
                .containsExactly("expected commitments to 3 rows but was 2");
        Hash other = Entries.relayed(2, 3).commitments().rowsRoot();
        assertThat(check(LEAF, Entries.relayed(2, 3).commitments().bytes(), null))
                .containsExactly("expected commitments with root "
                        + CHUNK.commitments().rowsRoot().abbreviated() + " but was " + other.abbreviated());
    }

    @Test
    void namesDetailsThatAreNotBound() {
        assertThat(check(LEAF, CHUNK.commitments().bytes(), Entries.SOME_HASH))
                .containsExactly("its details are not those that it binds");
    }

    @Test
    void saysWhyBytesAreNoEntry() {
        String text = new String(LEAF.leaf().bytes(), StandardCharsets.US_ASCII);
        byte[] spoiled = text.replace("\"rows\":3", "\"rows\":03").getBytes(StandardCharsets.US_ASCII);
        StoredLeaf leaf = new StoredLeaf(new Leaf(7, spoiled), LEAF.hash(), LEAF.columns());
        assertThat(check(leaf, CHUNK.commitments().bytes(), null))
                .containsExactly(
                        "not an entry: not in canonical form, first at byte " + (text.indexOf("\"rows\":3") + 7));
    }

    @Test
    void namesEveryChangedByteOfTags() {
        String good = SubjectTags.read(TAGS).root().abbreviated();
        assertThat(checkTags(PEOPLE, TAGS)).isEmpty();
        for (int at = 0; at < TAGS.length; at++) {
            byte[] changed = TAGS.clone();
            changed[at] ^= 1;
            assertThat(checkTags(PEOPLE, changed))
                    .containsExactly("expected tags with root " + good + " but was "
                            + SubjectTags.read(changed).root().abbreviated());
        }
    }

    @Test
    void namesTagsThatAreMissingOrTooFew() {
        assertThat(checkTags(PEOPLE, Arrays.copyOf(TAGS, 64))).containsExactly("expected tags of 3 rows but was 2");
        assertThat(checkTags(PEOPLE, null)).containsExactly("the tags of its rows are missing");
        assertThat(checkTags(PEOPLE, Arrays.copyOf(TAGS, 65)))
                .containsExactly(
                        "the commitments to its rows cannot be right: expected 32 bytes for each tag but was 65");
    }

    /** Chunks of tables without a subject column, and those from before there were tags, have none. */
    @Test
    void namesTagsWhereThereWereNone() {
        assertThat(checkTags(CHUNK, TAGS)).containsExactly("has tags of subjects but names no column");
    }

    private static List<String> check(StoredLeaf leaf, byte @Nullable [] commitments, @Nullable Hash details) {
        StoredRows rows = commitments == null ? null : StoredRows.of(commitments, null, new PackedTree(new Sha256()));
        return findings(leaf, rows, details);
    }

    private static List<String> checkTags(RelayedReceipt chunk, byte @Nullable [] tags) {
        return findings(
                StoredLeaf.of(7, chunk.entry()),
                StoredRows.of(chunk.commitments().bytes(), tags, new PackedTree(new Sha256())),
                null);
    }

    private static List<String> findings(StoredLeaf leaf, @Nullable StoredRows rows, @Nullable Hash details) {
        Sha256 sha256 = new Sha256();
        return CheckedLeaf.of(leaf, new CheckedLeaf.Attachments(rows, details), sha256).findings().stream()
                .map(finding -> ((Finding.Wrong) finding).what())
                .toList();
    }
}
