package io.lethe.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableStatementTest {
    @ParameterizedTest
    @CsvSource({
        "truncate-ip, anonymised",
        "pseudonym, pseudonymised",
        "keyed-hash, pseudonymised",
        "a-masking-of-later-times, anonymised"
    })
    void doesNotCallAnonymisedWhatSomebodyWithTheKeyCanUndo(String masking, String called) {
        assertThat(TableStatement.of(List.of(masked(1, masking))))
                .singleElement()
                .extracting(TableStatement::action)
                .isEqualTo(called);
    }

    @Test
    void refusesStepWhoseChunksWereMaskedDifferently() {
        assertThatThrownBy(() -> TableStatement.of(List.of(masked(1, "pseudonym"), masked(2, "remove"))))
                .hasMessage("expected one fields for all chunks of step 1 of run r");
    }

    private static LeafText masked(int index, String masking) {
        String json = """
                {"committed":"2026-11-22T09:40:00.123Z","cutoff":"2026-10-22T00:00:00.000Z","dataset":"log",\
                "fields":[["ip","truncate-ip"],["name","MASKING"]],\
                "key":[["id","bigint"]],\
                "policy":{"id":"log","sha256":"HASH"},"rows":5,"rule":1,"run":"r","step":1,"table":"crm.log","target":"crm",\
                "type":"chunk.anonymised"}""".replace("MASKING", masking).replace("HASH", "ab".repeat(32));
        return LeafText.of(index, json.getBytes(StandardCharsets.UTF_8));
    }
}
