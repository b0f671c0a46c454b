package io.lethe.ledger.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.Entries;
import io.lethe.ledger.Keys;
import io.lethe.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubjectTagsTest {
    private static final EpochKey KEY = Keys.epochKey(1);
    private static final UUID RECEIPT = Entries.uuid(1001);

    /** Rows with the keys from 1 on, about these. */
    private static KeptRows kept(UUID receipt, @Nullable String... people) {
        RowKeys keys =
                new RowKeys.LongRowKeys(LongStream.rangeClosed(1, people.length).toArray());
        return KeptRows.of(KEY, receipt, Entries.CUSTOMER, new ChunkRows(keys, new Subjects(Arrays.asList(people))));
    }

    private static SubjectTags tags(KeptRows rows) {
        if (rows.tags() == null) {
            throw new AssertionError("expected tags");
        }
        return rows.tags();
    }

    @Test
    void findsAllRowsOfOneSubjectAndNoOther() {
        KeptRows rows = kept(RECEIPT, "17", "4", null, "17", "170", "17", "");
        SubjectTags tags = tags(rows);
        assertThat(positions(tags, "17")).isEqualTo(positionsOf(rows, 1, 4, 6));
        assertThat(positions(tags, "4")).isEqualTo(positionsOf(rows, 2));
        assertThat(positions(tags, "")).isEqualTo(positionsOf(rows, 7));
        assertThat(positions(tags, "1")).isEmpty();
        assertThat(tags.find(Keys.epochKey(2), RECEIPT, "17")).isEmpty();
        assertThat(tags.find(KEY, Entries.uuid(1002), "17")).isEmpty();
    }

    private static List<Long> positions(SubjectTags tags, String reference) {
        return tags.find(KEY, RECEIPT, reference).stream()
                .map(found -> found.proof().index())
                .toList();
    }

    /** A tag stands where the commitment to its row stands. */
    private static List<Long> positionsOf(KeptRows rows, long... ids) {
        return LongStream.of(ids)
                .mapToObj(id ->
                        (long) rows.commitments().indexOf(KEY.commitment(Entries.CUSTOMER.row(Long.toString(id)))))
                .sorted()
                .toList();
    }

    @Test
    void opensOneRowUnderTheRootAndNoOther() {
        SubjectTags tags = tags(kept(RECEIPT, "17", "4", "17", "9"));
        List<SubjectTags.Found> found = tags.find(KEY, RECEIPT, "17");
        assertThat(found).hasSize(2);
        for (SubjectTags.Found row : found) {
            Hash tag = SubjectTags.tag(row.salt(), "17");
            assertThat(row.proof().verify(Hash.leaf(tag.bytes()), tags.root())).isTrue();
            Hash other = SubjectTags.tag(row.salt(), "4");
            assertThat(row.proof().verify(Hash.leaf(other.bytes()), tags.root()))
                    .isFalse();
        }
        // What one opening shows does not lead to the other row of the same person.
        Hash again = SubjectTags.tag(found.getFirst().salt(), "17");
        assertThat(found.get(1).proof().verify(Hash.leaf(again.bytes()), tags.root()))
                .isFalse();
    }

    @Test
    void givesEqualSubjectsTagsThatAreNeverEqual() {
        @Nullable String[] samePerson = new @Nullable String[3000];
        Arrays.fill(samePerson, "17");
        samePerson[7] = null;
        samePerson[8] = null;
        Set<Hash> all = new HashSet<>();
        for (int chunk = 1; chunk <= 3; chunk++) {
            SubjectTags tags = tags(kept(Entries.uuid(chunk), samePerson));
            IntStream.range(0, tags.size()).forEach(i -> all.add(Hash.at(tags.bytes(), i)));
        }
        assertThat(all).hasSize(9000);
    }

    /**
     * Without the epoch key nobody finds out who is meant, though there are only ten million people: not by hashing each, and not with the
     * salt that one opening showed.
     */
    @Test
    void tellsNothingToWhoTriesTenMillionPeopleWithoutTheKey() throws Exception {
        int people = 10_000_000;
        SubjectTags tags = tags(kept(RECEIPT, "4711", "4711", "9876543"));
        Hash shown = tags.find(KEY, RECEIPT, "4711").getFirst().salt();
        assertThat(hits(tags, shown, 4000, 5000)).containsExactly("4711");
        Hash opened = SubjectTags.tag(shown, "4711");
        assertThat(hits(tags, shown, 0, people)).containsExactly("4711");
        assertThat(tags.find(KEY, RECEIPT, "4711"))
                .extracting(row -> SubjectTags.tag(row.salt(), "4711"))
                .hasSize(2)
                .startsWith(opened);
        assertThat(hits(tags, Hash.of(), 0, people)).isEmpty();
    }

    /** The people whose tag under this salt is among the tags. */
    private static Set<String> hits(SubjectTags tags, Hash salt, int from, int to) throws Exception {
        Set<Hash> wanted = new HashSet<>();
        IntStream.range(0, tags.size()).forEach(i -> wanted.add(Hash.at(tags.bytes(), i)));
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] label = EpochKey.label("lethe/subject-tag/v1");
        Set<String> hits = new HashSet<>();
        for (int person = from; person < to; person++) {
            String reference = Integer.toString(person);
            digest.update(label);
            digest.update(salt.bytes());
            if (wanted.contains(Hash.wrap(digest.digest(reference.getBytes(StandardCharsets.UTF_8))))) {
                hits.add(reference);
            }
        }
        return hits;
    }

    @Test
    void commitsToTheSameRowsWithAndWithoutSubjects() {
        RowKeys keys = Entries.rows(1, 100);
        Subjects people = new Subjects(
                IntStream.range(0, 100).mapToObj(i -> Integer.toString(i % 7)).toList());
        assertThat(KeptRows.of(KEY, RECEIPT, Entries.CUSTOMER, new ChunkRows(keys, people))
                        .commitments()
                        .bytes())
                .isEqualTo(Commitments.of(KEY, Entries.CUSTOMER, keys).bytes());
        assertThat(KeptRows.of(KEY, RECEIPT, Entries.CUSTOMER, ChunkRows.of(keys))
                        .tags())
                .isNull();
    }

    @Test
    void readsBackRowsWithAndWithoutSubjects() {
        ChunkRows tuples = new ChunkRows(
                new RowKeys.TupleRowKeys(List.of(List.of("a", "1"), List.of("ä", "2"), List.of("b", ""))),
                new Subjects(Arrays.asList("ann@example.com", null, "")));
        assertThat(ChunkRows.decode(tuples.encode())).isEqualTo(tuples);
        ChunkRows longs = ChunkRows.ofLongs(new long[] {9, -3, 4}, Arrays.asList("9", null, "4"));
        assertThat(longs)
                .isEqualTo(new ChunkRows(
                        new RowKeys.LongRowKeys(new long[] {-3, 4, 9}), new Subjects(Arrays.asList(null, "4", "9"))));
        assertThat(ChunkRows.decode(longs.encode())).isEqualTo(longs);
        ChunkRows plain = ChunkRows.of(Entries.rows(1, 5));
        assertThat(plain.encode()).isEqualTo(Entries.rows(1, 5).encode());
        assertThat(ChunkRows.decode(plain.encode())).isEqualTo(plain);
    }

    @Test
    void refusesBytesThatAreCutOff() {
        byte[] bytes = new ChunkRows(Entries.rows(1, 2), new Subjects(List.of("17", "18"))).encode();
        assertThatThrownBy(() -> ChunkRows.decode(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SubjectTags.read(new byte[33]))
                .hasMessage("expected 32 bytes for each tag but was 33");
    }

    /** The values were computed by a program in another language, from what {@link SubjectTags} says. */
    @Test
    void agreesWithAnotherImplementation() {
        byte[] bytes = new byte[EpochKey.SIZE];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        EpochKey key = new EpochKey(new KeyEpoch("2026Q4"), bytes);
        ChunkRows rows = new ChunkRows(
                new RowKeys.LongRowKeys(new long[] {1, 2, 3, 4}),
                new Subjects(Arrays.asList("ann@example.com", null, "jörg", "ann@example.com")));
        SubjectTags tags = tags(KeptRows.of(key, RECEIPT, Entries.CUSTOMER, rows));
        assertThat(IntStream.range(0, 4).mapToObj(i -> Hash.at(tags.bytes(), i).hex()))
                .containsExactly(
                        "bca1a7c374862db7adff07eab6636fad82ec6a2b06fde020b113d42dae13cf8a",
                        "4c8e3d588c39d5190373d7afae905b358326197e861cbb835726ce4d47a0390e",
                        "2dec370cb79382e8dd6d3f5da3976c897b487b038ffa5aedfe6357c730d3f981",
                        "951036ad7a54a983060eaaebe81ae09855da8c436b97eb61bb5fdb4d0a620f4e");
        assertThat(tags.root().hex()).isEqualTo("172a5c64a154899e0bc52955c68a81a48c003af99379040b6dcb321b6d137dbd");
        assertThat(tags.find(key, RECEIPT, "ann@example.com").get(1).salt().hex())
                .isEqualTo("0c366b1f3ca11beaaa375ab892fd5bb207ecaca1eba6c60dc218a3877f32f2a6");
    }
}
