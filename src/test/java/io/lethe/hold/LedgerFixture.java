package io.lethe.hold;

import io.lethe.ledger.Ledger;
import io.lethe.ledger.OwnDatabase;
import io.lethe.ledger.entry.Details;
import io.lethe.ledger.entry.Entry;
import io.lethe.ledger.entry.HoldPlaced;
import io.lethe.ledger.entry.HoldReleased;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.testing.TestSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/** A real ledger on the own database of a test. */
record LedgerFixture(TestSchema own, KeyDirectory keys, Ledger ledger) {
    static LedgerFixture on(TestSchema own, InstantSource clock) {
        try {
            Path directory =
                    Files.createDirectories(Path.of("target", "it-keys")).resolve(own.name());
            KeyDirectory keys = KeyDirectory.create(directory, "ledger.example.com/lethe", new SecureRandom());
            Ledger ledger = new Ledger(new OwnDatabase(own.dataSource(), own.dialect()), keys, clock);
            ledger.open();
            return new LedgerFixture(own, keys, ledger);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HoldEntries entries() {
        return new HoldEntries(ledger, keys, content -> Details.of(content, new SecureRandom()));
    }

    /** The entries about holds, in short. */
    List<String> said() {
        return leaves().stream().map(LedgerFixture::inShort).toList();
    }

    /** The bytes of all leaves about holds, as text. */
    List<String> texts() {
        return leaves().stream()
                .map(leaf -> new String(leaf, StandardCharsets.UTF_8))
                .toList();
    }

    private List<byte[]> leaves() {
        return own.sql()
                .fetch("SELECT bytes FROM leaf WHERE type LIKE 'hold.%' ORDER BY idx")
                .getValues(0, byte[].class);
    }

    private static String inShort(byte[] leaf) {
        Entry entry = Entry.read(leaf);
        return switch (entry) {
            case HoldPlaced placed -> "placed on " + placed.targets().getFirst();
            case HoldReleased released -> "released";
            default -> entry.type();
        };
    }
}
