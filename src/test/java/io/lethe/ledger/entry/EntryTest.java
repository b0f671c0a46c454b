package io.lethe.ledger.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.Entries;
import io.lethe.ledger.RelayedReceipt;
import io.lethe.ledger.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntryTest {

    static Iterable<Entry> oneOfEach() {
        return Entries.oneOfEach();
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void readsWhatItWrites(Entry entry) {
        assertThat(Entry.read(entry.bytes())).isEqualTo(entry);
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void refusesUnknownMember(Entry entry) {
        JsonObject.Builder more = JsonObject.builder();
        entry.json().members().forEach(more::put);
        byte[] leaf = more.put("zz", 1).build().bytes();
        assertThatThrownBy(() -> Entry.read(leaf))
                .hasMessageStartingWith("expected the members of " + entry.type() + ", [");
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void agreesWithAnotherImplementation(Entry entry) throws Exception {
        assertThat(new org.erdtman.jcs.JsonCanonicalizer(entry.bytes()).getEncodedUTF8())
                .isEqualTo(entry.bytes());
    }

    @Test
    void refusesUnknownType() {
        byte[] leaf = "{\"schema\":\"lethe.ledger/1\",\"type\":\"run.imagined\"}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Entry.read(leaf)).hasMessage("type: unknown to this version: run.imagined");
    }

    @Test
    void refusesUnknownSchema() {
        byte[] leaf = "{\"schema\":\"lethe.ledger/2\",\"type\":\"run.finished\"}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Entry.read(leaf)).hasMessage("schema: expected lethe.ledger/1 but was lethe.ledger/2");
    }

    @Test
    void writesChunkWithItsAuthority() {
        assertThat(entry(Entries.relayed(1, 3)).bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"asOf\":\"2026-11-22T09:40:00.123Z\",\"chunk\":1,"
                        + "\"committed\":\"2026-11-22T09:40:00.123Z\",\"cutoff\":\"2016-11-22T00:00:00.000Z\","
                        + "\"dataset\":\"customer\",\"fence\":12,\"key\":[[\"id\",\"bigint\"]],\"keyEpoch\":\"2026Q4\","
                        + "\"partition\":1,\"policy\":{\"id\":\"customer-contact\",\"sha256\":\"" + Entries.SOME_HASH
                        + "\"},\"receipt\":\"01980000-0000-7000-8000-0000000003e9\",\"receiptHash\":\""
                        + Entries.relayed(1, 3).bodyHash() + "\",\"rows\":3,\"rowsRoot\":\""
                        + Entries.relayed(1, 3).commitments().rowsRoot()
                        + "\",\"rule\":1,\"run\":\"01980000-0000-7000-8000-000000000001\",\"schema\":\"lethe.ledger/1\","
                        + "\"server\":\"3e11fa47-71ca-11e1-9e33-c80aa9429562\",\"step\":1,\"table\":\"crm.customer\","
                        + "\"target\":\"crm-prod\",\"type\":\"chunk.purged\"}");
    }

    private static Entry entry(RelayedReceipt relayed) {
        return ChunkEntry.of(relayed.receipt(), relayed.bodyHash(), relayed.rows());
    }
}
