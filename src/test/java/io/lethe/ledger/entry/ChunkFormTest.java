package io.lethe.ledger.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ledger.Entries;
import io.lethe.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever has the form of a chunk is read by {@link Entry#read}, with the same facts. */
class ChunkFormTest {

    /** What stands at the borders of what is allowed anywhere in a leaf. */
    private static final byte[] CHARACTERS =
            "019:/afgzAFGZ`@[{]},\"\\-_.$ QTZ\u001f\u007f\u0000\u0080\u00ff".getBytes(StandardCharsets.ISO_8859_1);

    static List<byte[]> chunks() {
        return Entries.oneOfEach().stream()
                .filter(entry -> entry instanceof ChunkEntry)
                .map(Entry::bytes)
                .toList();
    }

    @Test
    void recognisesEveryTypeOfChunk() {
        assertThat(chunks())
                .hasSameSizeAs(ChunkEntry.TYPES)
                .allSatisfy(
                        leaf -> assertThat(ChunkForm.facts(leaf)).isNotNull().isEqualTo(read(leaf)));
    }

    @Test
    void recognisesNothingElse() {
        assertThat(Entries.oneOfEach().stream().filter(entry -> !(entry instanceof ChunkEntry)))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(ChunkForm.facts(entry.bytes())).isNull());
    }

    /** Of a leaf that differs by one byte, both say the same, in both directions. */
    @ParameterizedTest
    @MethodSource("chunks")
    void agreesOnEveryChangedByte(byte[] leaf) {
        for (int at = 0; at < leaf.length; at++) {
            byte[] changed = leaf.clone();
            for (byte character : CHARACTERS) {
                changed[at] = character;
                assertAgrees(changed);
            }
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                changed[at] = (byte) (leaf[at] ^ (1 << bit));
                assertAgrees(changed);
            }
            assertAgrees(splice(leaf, at, at + 1, new byte[0]));
            assertAgrees(splice(leaf, at, at, new byte[] {leaf[at]}));
            assertAgrees(Arrays.copyOf(leaf, at));
        }
    }

    @Test
    void agreesOnGeneratedChunks() {
        SplittableRandom random = new SplittableRandom(1);
        int recognised = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] leaf = GeneratedChunk.of(random);
            LeafFacts facts = ChunkForm.facts(leaf);
            recognised += facts == null ? 0 : 1;
            assertThat(read(leaf)).as(text(leaf)).isNotNull();
            assertNeverMore(leaf);
        }
        // The others have an escape, a letter beyond ASCII, a blank text, or more digits than the form takes.
        assertThat(recognised).isBetween(1_500, 3_500);
    }

    /** Pieces of one leaf in another, twisted and doubled. */
    @Test
    void knowsNeverMoreOfWhatIsSpoiled() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 20_000; i++) {
            byte[] leaf = GeneratedChunk.of(random);
            byte[] other = GeneratedChunk.of(random);
            int from = random.nextInt(leaf.length);
            int to = Math.min(leaf.length, from + random.nextInt(12));
            int start = random.nextInt(other.length);
            assertNeverMore(splice(
                    leaf, from, to, Arrays.copyOfRange(other, start, Math.min(other.length, start + to - from))));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T00:00:00.000Z,true",
        "2000-02-29T23:59:59.999Z,true",
        "1900-02-29T00:00:00.000Z,false",
        "2026-02-29T00:00:00.000Z,false",
        "2026-02-30T00:00:00.000Z,false",
        "2026-04-31T00:00:00.000Z,false",
        "2026-12-31T00:00:00.000Z,true",
        "2026-12-32T00:00:00.000Z,false",
        "2026-00-10T00:00:00.000Z,false",
        "2026-13-10T00:00:00.000Z,false",
        "2026-10-00T00:00:00.000Z,false",
        "2026-10-10T24:00:00.000Z,false",
        "2026-10-10T23:60:00.000Z,false",
        "2026-10-10T23:59:60.000Z,false",
        "0000-01-01T00:00:00.000Z,true",
        "9999-12-31T23:59:59.999Z,true",
    })
    void takesOnlyTimesThatExist(String time, boolean exists) {
        byte[] leaf = with("\"cutoff\":\"2016-11-22T00:00:00.000Z\"", "\"cutoff\":\"" + time + "\"");
        assertAgrees(leaf);
        assertThat(ChunkForm.facts(leaf) != null).isEqualTo(exists);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"rows\":3 | \"rows\":0",
                "\"rows\":3 | \"rows\":03",
                "\"rows\":3 | \"rows\":-3",
                "\"rows\":3 | \"rows\":2147483648",
                "\"fence\":12 | \"fence\":0",
                "\"target\":\"crm-prod\" | \"target\":\"crm--prod\"",
                "\"target\":\"crm-prod\" | \"target\":\"-crm\"",
                "\"target\":\"crm-prod\" | \"target\":\"crm-\"",
                "\"target\":\"crm-prod\" | \"target\":\"1crm\"",
                "\"target\":\"crm-prod\" | \"target\":\"\"",
                "\"table\":\"crm.customer\" | \"table\":\"crm.customer.id\"",
                "\"table\":\"crm.customer\" | \"table\":\"crm.1customer\"",
                "\"table\":\"crm.customer\" | \"table\":\"crm.$customer\"",
                "\"table\":\"crm.customer\" | \"table\":\"customer\"",
                "\"keyEpoch\":\"2026Q4\" | \"keyEpoch\":\"2026Q5\"",
                "\"key\":[[\"id\",\"bigint\"]] | \"key\":[]",
                "\"key\":[[\"id\",\"bigint\"]] | \"key\":[[\"id\",\" \"]]",
                "\"key\":[[\"id\",\"bigint\"]] | \"key\":[[\"id\"]]",
                "\"key\":[[\"id\",\"bigint\"]] | \"key\":[[\"id\",\"bigint\"],]",
            })
    void doesNotTakeWhatIsRefused(String good, String bad) {
        byte[] leaf = with(good, bad);
        assertAgrees(leaf);
        assertThat(ChunkForm.facts(leaf)).isNull();
    }

    @Test
    void takesNamesAsLongAsTheyMayBe() {
        for (int length : new int[] {64, 65}) {
            byte[] target = with("\"target\":\"crm-prod\"", "\"target\":\"" + "a".repeat(length) + "\"");
            assertAgrees(target);
            assertThat(ChunkForm.facts(target) != null).isEqualTo(length == 64);
            byte[] table = with("\"table\":\"crm.customer\"", "\"table\":\"crm." + "a".repeat(length) + "\"");
            assertAgrees(table);
            assertThat(ChunkForm.facts(table) != null).isEqualTo(length == 64);
        }
    }

    @Test
    void doesNotTakeMaskingThatChangesNothing() {
        byte[] leaf = text(chunks().get(1))
                .replace(Hash.of(new byte[1]).hex(), Entries.SOME_HASH.hex())
                .getBytes(StandardCharsets.ISO_8859_1);
        assertAgrees(leaf);
        assertThat(ChunkForm.facts(leaf)).isNull();
    }

    @Test
    void doesNotTakeLeafAboveItsLimit() {
        byte[] leaf = with("\"server\":\"", "\"server\":\"" + "s".repeat(16_384));
        assertAgrees(leaf);
        assertThat(ChunkForm.facts(leaf)).isNull();
    }

    private static byte[] with(String good, String other) {
        String leaf = text(chunks().getFirst());
        assertThat(leaf).contains(good);
        return leaf.replace(good, other).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] splice(byte[] leaf, int from, int to, byte[] piece) {
        byte[] spliced = Arrays.copyOf(leaf, from + piece.length + leaf.length - to);
        System.arraycopy(piece, 0, spliced, from, piece.length);
        System.arraycopy(leaf, to, spliced, from + piece.length, leaf.length - to);
        return spliced;
    }

    private static void assertAgrees(byte[] leaf) {
        LeafFacts facts = ChunkForm.facts(leaf);
        LeafFacts read = read(leaf);
        if (facts == null ? read != null : !facts.equals(read)) {
            assertThat(facts).as(text(leaf)).isEqualTo(read);
        }
    }

    private static void assertNeverMore(byte[] leaf) {
        LeafFacts facts = ChunkForm.facts(leaf);
        if (facts != null) {
            assertThat(facts).as(text(leaf)).isEqualTo(read(leaf));
        }
    }

    private static @Nullable LeafFacts read(byte[] leaf) {
        try {
            return LeafFacts.of(Entry.read(leaf));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String text(byte[] leaf) {
        return new String(leaf, StandardCharsets.ISO_8859_1);
    }
}
