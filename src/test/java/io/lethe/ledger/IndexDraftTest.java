package io.lethe.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IndexDraftTest {
    private static final int ROWS = 40;
    private static final int LEAVES = 300;
    private static final IndexDraft.Limits LIMITS = new IndexDraft.Limits(ROWS * LEAVES, 1 << 16);
    private static final long FROM = 1_000_000;

    private final IndexDraft draft = new IndexDraft(FROM, LIMITS);

    @Test
    void tellsForEachCommitmentItsLeaf() {
        fill();
        IndexPart part = new IndexPart(3, FROM, draft.next());
        byte[][] buckets = draft.buckets();

        assertThat(draft.full()).isTrue();
        assertThat(part.to()).isEqualTo(FROM + 2 * LEAVES - 1);
        assertThat(IntStream.range(0, buckets.length)
                        .map(bucket -> buckets[bucket].length)
                        .sum())
                .isEqualTo(ROWS * LEAVES * IndexPart.ENTRY);
        for (int row = 0; row < ROWS * LEAVES; row++) {
            Hash commitment = commitment(row);
            assertThat(part.leaves(buckets[IndexPart.bucket(commitment)], commitment))
                    .as("row %d", row)
                    .containsExactly(FROM + 2L * (row / ROWS));
        }
        for (int row = ROWS * LEAVES; row < 2 * ROWS * LEAVES; row++) {
            Hash commitment = commitment(row);
            assertThat(part.leaves(buckets[IndexPart.bucket(commitment)], commitment))
                    .isEmpty();
        }
    }

    @Test
    void namesAllLeavesOfAKeyThatWasUsedAgain() {
        draft.add(FROM, commitment(1).bytes());
        draft.add(FROM + 70, commitment(1).bytes());
        draft.add(FROM + 0xFFFF, commitment(1).bytes());
        IndexPart part = new IndexPart(0, FROM, draft.next());

        assertThat(draft.full()).as("an entry tells no more leaves apart").isTrue();
        assertThat(part.leaves(draft.buckets()[IndexPart.bucket(commitment(1))], commitment(1)))
                .containsExactly(FROM, FROM + 70, FROM + 0xFFFF);
    }

    @Test
    void bindsEntriesToTheirPlace() {
        fill();
        byte[] entries = draft.buckets()[7];
        byte[] changed = entries.clone();
        changed[5] ^= 1;
        byte[] digest = new IndexPart(3, FROM, draft.next()).digest(7, entries);

        assertThat(digest).hasSize(IndexPart.DIGEST);
        assertThat(new IndexPart(3, FROM, draft.next()).digest(7, changed)).isNotEqualTo(digest);
        assertThat(new IndexPart(3, FROM, draft.next()).digest(8, entries)).isNotEqualTo(digest);
        assertThat(new IndexPart(3, FROM, draft.next() + 1).digest(7, entries)).isNotEqualTo(digest);
        assertThat(new IndexPart(3, FROM - 1, draft.next()).digest(7, entries)).isNotEqualTo(digest);
    }

    @Test
    void refusesLeavesThatItCannotTellApart() {
        draft.add(FROM + 1, commitment(1).bytes());

        assertThatThrownBy(() -> draft.add(FROM + 1, commitment(2).bytes()))
                .hasMessage("expected a leaf from 1000002 on but was 1000001");
        assertThatThrownBy(() -> draft.add(FROM + 0x10000, commitment(2).bytes()))
                .hasMessage("expected a leaf from 1000002 on but was 1065536");
    }

    /** Every second leaf has rows. */
    private void fill() {
        for (int leaf = 0; leaf < LEAVES; leaf++) {
            byte[] commitments = new byte[ROWS * Hash.SIZE];
            for (int row = 0; row < ROWS; row++) {
                commitment(leaf * ROWS + row).copyTo(commitments, row * Hash.SIZE);
            }
            draft.add(FROM + 2L * leaf, commitments);
        }
    }

    private static Hash commitment(int row) {
        return Hash.of(Integer.toString(row).getBytes(StandardCharsets.US_ASCII));
    }
}
