package io.lethe.ledger.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.Entries;
import io.lethe.ledger.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RowKeysTest {

    private static final EpochKey KEY = Keys.epochKey(1);

    @Test
    void decodesIntegersFromEndToEnd() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 500; i++) {
            long[] values =
                    random.longs(random.nextInt(200)).distinct().sorted().toArray();
            RowKeys keys = new RowKeys.LongRowKeys(values);
            assertThat(RowKeys.decode(keys.encode())).isEqualTo(keys);
        }
        RowKeys ends = new RowKeys.LongRowKeys(new long[] {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE});
        assertThat(RowKeys.decode(ends.encode())).isEqualTo(ends);
    }

    @Test
    void takesAboutOneByteForEachDenseInteger() {
        long[] dense =
                LongStream.range(0, 5000).map(i -> 1_000_000_000L + i * 3).toArray();
        assertThat(new RowKeys.LongRowKeys(dense).encode().length).isLessThan(200);
        SplittableRandom random = new SplittableRandom(1);
        long[] sparse =
                LongStream.range(0, 5000).map(i -> i * 100 + random.nextInt(50)).toArray();
        assertThat(new RowKeys.LongRowKeys(sparse).encode().length).isLessThan(6000);
    }

    @Test
    void decodesTuplesOfAnyText() {
        RowKeys keys = new RowKeys.TupleRowKeys(
                List.of(List.of("a", ""), List.of("é", "😀".repeat(100)), List.of("tab\t\u0000", "\"quoted\\\"")));
        assertThat(RowKeys.decode(keys.encode())).isEqualTo(keys);
        RowKeys none = new RowKeys.TupleRowKeys(List.of());
        assertThat(RowKeys.decode(none.encode())).isEqualTo(none);
    }

    @Test
    void refusesKeysThatDoNotAscend() {
        assertThatThrownBy(() -> new RowKeys.LongRowKeys(new long[] {1, 2, 2}))
                .hasMessage("expected ascending keys, each once, but at position 2 they do not ascend");
    }

    @Test
    void refusesTheSameTupleTwice() {
        assertThatThrownBy(() -> new RowKeys.TupleRowKeys(List.of(List.of("a"), List.of("a"))))
                .hasMessage("expected each key once");
    }

    @Test
    void neverFailsOnGarbageOtherwiseThanByRefusing() {
        SplittableRandom random = new SplittableRandom(2);
        byte[] good = new RowKeys.TupleRowKeys(List.of(List.of("a", "b"), List.of("c", "d"))).encode();
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = random.nextBoolean() ? good.clone() : new byte[random.nextInt(60)];
            if (bytes.length == good.length) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            } else {
                random.nextBytes(bytes);
            }
            assertThat(decodes(bytes)).isIn(true, false);
        }
    }

    @Test
    void opensOnlyForItsReceiptUnderItsKeyUnchanged() {
        byte[] payload = Entries.rows(1, 100).encode();
        byte[] sealed = SealedKeys.seal(payload, KEY, Entries.uuid(1), Keys.random(1));
        assertThat(SealedKeys.open(sealed, KEY, Entries.uuid(1))).isEqualTo(payload);
        assertThatThrownBy(() -> SealedKeys.open(sealed, KEY, Entries.uuid(2)))
                .hasMessage("the sealed keys of receipt " + Entries.uuid(2)
                        + " were not sealed for it under the epoch key 2026Q4, or were changed");
        assertThatThrownBy(() -> SealedKeys.open(sealed, Keys.epochKey(2), Entries.uuid(1)))
                .isInstanceOf(SealBrokenException.class);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> SealedKeys.open(changed, KEY, Entries.uuid(1)))
                    .isInstanceOf(SealBrokenException.class);
        }
        assertThatThrownBy(() -> SealedKeys.open(new byte[27], KEY, Entries.uuid(1)))
                .hasMessage("the sealed keys of receipt " + Entries.uuid(1) + " are cut off");
    }

    @Test
    void commitsToTuplesAsToIntegers() {
        long[] ids = {-5, 0, 17, 4711};
        List<List<String>> texts = new ArrayList<>();
        for (long id : ids) {
            texts.add(List.of(Long.toString(id)));
        }
        assertThat(Commitments.of(KEY, Entries.CUSTOMER, new RowKeys.LongRowKeys(ids))
                        .bytes())
                .isEqualTo(Commitments.of(KEY, Entries.CUSTOMER, new RowKeys.TupleRowKeys(texts))
                        .bytes());
    }

    @Test
    void refusesCommitmentsThatDoNotAscend() {
        byte[] bytes = Commitments.of(KEY, Entries.CUSTOMER, Entries.rows(1, 2)).bytes();
        byte[] swapped = new byte[64];
        System.arraycopy(bytes, 32, swapped, 0, 32);
        System.arraycopy(bytes, 0, swapped, 32, 32);
        assertThat(Commitments.read(bytes).size()).isEqualTo(2);
        assertThatThrownBy(() -> Commitments.read(swapped))
                .hasMessage("expected ascending commitments but number 1 is not");
    }

    @Test
    void refusesKeyThatHasNoUtf8Form() {
        assertThatThrownBy(() -> Entries.CUSTOMER.row("\ud800").bytes())
                .hasMessage("expected key values that have a UTF-8 form");
    }

    @Test
    void neverShowsValuesOrKeys() {
        assertThat(Entries.CUSTOMER.row("4711")).hasToString("a row of crm-prod crm.customer");
        assertThat(Entries.rows(1, 3)).hasToString("3 keys");
        assertThat(KEY).hasToString("epoch key 2026Q4");
    }

    private static boolean decodes(byte[] bytes) {
        try {
            RowKeys.decode(bytes);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
