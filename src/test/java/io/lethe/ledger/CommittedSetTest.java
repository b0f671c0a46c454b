package io.lethe.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommittedSetTest {
    private static final int CHUNKS = 300;
    private static final int ROWS = 50;

    /** In memory, and in a file. */
    @ParameterizedTest
    @ValueSource(ints = {CHUNKS * ROWS + 1, CHUNKS * ROWS, CHUNKS * ROWS - 1, 0})
    void namesEveryChunkOfACommitmentAndNoOther(int inMemory) {
        try (CommittedSet set = CommittedSet.of(CommittedSetTest::each, inMemory)) {
            for (int row = 0; row < CHUNKS * ROWS; row++) {
                assertThat(chunks(set, commitment(row))).as("row %d", row).containsExactly(row / ROWS);
            }
            // Of 2^39 prefixes these 15,000 are few: none of as many others has one of them.
            for (int row = CHUNKS * ROWS; row < 2 * CHUNKS * ROWS; row++) {
                assertThat(chunks(set, commitment(row))).as("row %d", row).isEmpty();
            }
            assertThat(chunks(set, again())).containsExactly(0, CHUNKS / 2, CHUNKS - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void knowsOfNothingWhereThereIsNothing(int inMemory) {
        try (CommittedSet set = CommittedSet.of(reader -> {}, inMemory)) {
            assertThat(chunks(set, commitment(1))).isEmpty();
        }
    }

    private static List<Integer> chunks(CommittedSet set, Hash commitment) {
        List<Integer> chunks = new ArrayList<>();
        set.ask(commitment, chunks::add);
        return chunks;
    }

    private static void each(CommittedSet.Reader reader) {
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            int first = chunk * ROWS;
            List<Hash> hashes = new ArrayList<>(IntStream.range(first, first + ROWS)
                    .mapToObj(CommittedSetTest::commitment)
                    .toList());
            if (chunk == 0 || chunk == CHUNKS / 2 || chunk == CHUNKS - 1) {
                hashes.add(again());
            }
            byte[] bytes = new byte[hashes.size() * Hash.SIZE];
            for (int i = 0; i < hashes.size(); i++) {
                hashes.get(i).copyTo(bytes, i * Hash.SIZE);
            }
            reader.accept(chunk, bytes);
        }
    }

    /** A key that was used three times. */
    private static Hash again() {
        return commitment(-1);
    }

    private static Hash commitment(int row) {
        return Hash.of(Integer.toString(row).getBytes(StandardCharsets.US_ASCII));
    }
}
