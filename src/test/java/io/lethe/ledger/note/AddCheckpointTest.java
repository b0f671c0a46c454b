package io.lethe.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.Keys;
import io.lethe.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddCheckpointTest {
    private static final Hash HASH = Hash.leaf(new byte[] {1});
    private static final SignedNote NOTE =
            Keys.signer("ledger.example.org/test", 1).sign(new Checkpoint("ledger.example.org/test", 7, HASH));

    @Test
    void writesWhatTheFormatSays() {
        AddCheckpoint asked = new AddCheckpoint(5, List.of(HASH, HASH), NOTE);
        String line = StrictBase64.encode(HASH.bytes()) + "\n";
        assertThat(new String(asked.bytes(), StandardCharsets.UTF_8)).isEqualTo("old 5\n" + line + line + "\n" + NOTE);
        assertThat(AddCheckpoint.parse(asked.bytes())).isEqualTo(asked);
        assertThat(asked.origin()).isEqualTo("ledger.example.org/test");
        AddCheckpoint first = new AddCheckpoint(0, List.of(), NOTE);
        assertThat(AddCheckpoint.parse(first.bytes())).isEqualTo(first);
    }

    @Test
    void takesOneFormOnly() {
        String hash = StrictBase64.encode(HASH.bytes());
        for (String head : List.of(
                "old 05",
                "old +5",
                "old -5",
                "old",
                "old  5",
                "Old 5",
                "old 5 ",
                "old 99999999999999999999",
                "5",
                "",
                "old 5\n" + hash.substring(1),
                "old 5\n" + hash + "\n" + hash + " ",
                "old 5\r\n" + hash)) {
            assertThatThrownBy(() -> parse(head + "\n\n" + NOTE)).as(head).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> parse("old 5\n" + NOTE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> parse("old 5\n\n" + NOTE + "\n")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesNoMoreHashesThanATreeCanNeed() {
        String hash = StrictBase64.encode(HASH.bytes()) + "\n";
        assertThat(parse("old 5\n" + hash.repeat(63) + "\n" + NOTE).path()).hasSize(63);
        assertThatThrownBy(() -> parse("old 5\n" + hash.repeat(64) + "\n" + NOTE))
                .hasMessage("expected at most 63 hashes but was 64");
    }

    @Test
    void showsThatEveryTreeExtendsTheEmptyOneWithoutAProof() {
        Checkpoint next = Checkpoint.parse(NOTE.text());
        assertThat(new AddCheckpoint(0, List.of(), NOTE).shows(Hash.EMPTY_ROOT, next))
                .isTrue();
        assertThat(new AddCheckpoint(0, List.of(HASH), NOTE).shows(Hash.EMPTY_ROOT, next))
                .isFalse();
        assertThat(new AddCheckpoint(7, List.of(), NOTE).shows(HASH, next)).isTrue();
        assertThat(new AddCheckpoint(7, List.of(), NOTE).shows(Hash.EMPTY_ROOT, next))
                .isFalse();
        assertThat(new AddCheckpoint(8, Collections.nCopies(3, HASH), NOTE).shows(HASH, next))
                .isFalse();
    }

    private static AddCheckpoint parse(String text) {
        return AddCheckpoint.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
