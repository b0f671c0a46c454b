package io.lethe.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.archive.content.Row;
import io.lethe.archive.content.Sha256;
import io.lethe.archive.format.SegmentFormat;
import io.lethe.archive.store.SegmentName;
import io.lethe.archive.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchiveTest {
    private static final String KEEP = ". Keep the file; take another copy of it if there is one. Nothing was changed.";

    @TempDir
    private Path directory;

    static Stream<Arguments> forms() {
        return Arrays.stream(SegmentFormat.values())
                .flatMap(format -> Stream.of(Arguments.of(format, false), Arguments.of(format, true)));
    }

    private ArchiveFixture fixture(boolean sealing) {
        return new ArchiveFixture(directory, sealing);
    }

    private static List<Row> rows(Archive archive, SegmentName name) {
        List<Row> rows = new ArrayList<>();
        try (SegmentReading reading = archive.open(name)) {
            for (@Nullable Row row = reading.next(); row != null; row = reading.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void givesBackWhatItWasGiven(SegmentFormat format, boolean sealing) throws IOException {
        ArchiveFixture fixture = fixture(sealing);

        Segment segment = fixture.write("crm.invoice-1", format, 3000);

        assertThat(fixture.archive.list()).containsExactly(segment.name());
        assertThat(segment.name().name()).isEqualTo("crm.invoice-1" + format.suffix() + (sealing ? ".sealed" : ""));
        assertThat(segment.rows()).isEqualTo(3000);
        byte[] file = Files.readAllBytes(directory.resolve(segment.name().name()));
        assertThat(segment.size()).isEqualTo(file.length);
        assertThat(segment.file()).isEqualTo(Sha256.of(file));
        assertThat(rows(fixture.archive, segment.name()))
                .hasSize(3000)
                .startsWith(ArchiveFixture.row(1), ArchiveFixture.row(2))
                .endsWith(ArchiveFixture.row(3000));
        assertThat(fixture.archive.verify(segment.name())).isEqualTo(segment);
    }

    @Test
    void hidesWhatItSeals() throws IOException {
        Segment segment = fixture(true).write("crm.invoice-1", SegmentFormat.JSON_LINES, 1);

        byte[] file = Files.readAllBytes(directory.resolve(segment.name().name()));
        assertThat(new String(file, StandardCharsets.ISO_8859_1))
                .startsWith("lethe.sealed/1 2032Q4 ")
                .doesNotContain("canary")
                .doesNotContain("invoice");
    }

    @Test
    void sealsEachSegmentWithAKeyOfItsOwn() throws IOException {
        ArchiveFixture fixture = fixture(true);

        Segment one = fixture.write("one", SegmentFormat.JSON_LINES, 1);
        Segment two = fixture.write("two", SegmentFormat.JSON_LINES, 1);

        assertThat(one.content()).isEqualTo(two.content());
        assertThat(one.file()).isNotEqualTo(two.file());
        assertThat(fixture.keys).containsOnlyKeys(ArchiveFixture.KEY);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void findsEveryChangedByte(SegmentFormat format, boolean sealing) throws IOException {
        ArchiveFixture fixture = fixture(sealing);
        Segment segment = fixture.write("crm.invoice-1", format, 5);
        Path path = directory.resolve(segment.name().name());
        byte[] file = Files.readAllBytes(path);

        for (int i = 0; i < file.length; i++) {
            byte[] changed = file.clone();
            changed[i] ^= 1;
            Files.write(path, changed);
            assertFound(fixture.archive, segment, i);
        }
    }

    /** A byte that no reader looks at may change, but not what is read; and the file's digest tells it in any case. */
    private static void assertFound(Archive archive, Segment segment, int place) {
        try {
            Segment read = archive.verify(segment.name());
            assertThat(read.content()).as("byte %d", place).isEqualTo(segment.content());
            assertThat(read.file()).as("byte %d", place).isNotEqualTo(segment.file());
        } catch (SegmentDamagedException e) {
            assertThat(e).hasMessageStartingWith("segment " + segment.name() + " cannot be relied on: ");
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void findsWhereItWasCutOff(SegmentFormat format, boolean sealing) throws IOException {
        ArchiveFixture fixture = fixture(sealing);
        Segment segment = fixture.write("crm.invoice-1", format, 5);
        Path path = directory.resolve(segment.name().name());
        byte[] file = Files.readAllBytes(path);

        for (int length = 0; length < file.length; length++) {
            Files.write(path, Arrays.copyOf(file, length));
            assertThatThrownBy(() -> fixture.archive.verify(segment.name()))
                    .as("cut off after %d bytes", length)
                    .isInstanceOf(SegmentDamagedException.class)
                    .hasMessageStartingWith("segment " + segment.name() + " cannot be relied on: ");
        }
    }

    @Test
    void saysThatTheKeyIsAnother() {
        ArchiveFixture fixture = fixture(true);
        Segment segment = fixture.write("crm.invoice-1", SegmentFormat.JSON_LINES, 1);
        fixture.keys.put(ArchiveFixture.KEY, ArchiveFixture.key(99));

        assertThatThrownBy(() -> fixture.archive.verify(segment.name()))
                .isInstanceOf(SegmentDamagedException.class)
                .hasMessage(
                        "segment crm.invoice-1.jsonl.zst.sealed cannot be relied on: it cannot be opened with the key 2032Q4:"
                                + " that is another key than it was sealed with, or the segment was renamed, or its first line is"
                                + " damaged" + KEEP);
    }

    @Test
    void saysThatTheKeyIsGone() {
        ArchiveFixture fixture = fixture(true);
        Segment segment = fixture.write("crm.invoice-1", SegmentFormat.JSON_LINES, 1);
        fixture.keys.clear();

        assertThatThrownBy(() -> fixture.archive.open(segment.name()))
                .isInstanceOf(SegmentDamagedException.class)
                .hasMessage(
                        "segment crm.invoice-1.jsonl.zst.sealed cannot be relied on: it is sealed under the key 2032Q4, and"
                                + " there is no such key: where that was destroyed, the segment is gone for good"
                                + KEEP);
    }

    @Test
    void letsNoSegmentPassForAnother() throws IOException {
        ArchiveFixture fixture = fixture(true);
        Segment segment = fixture.write("one", SegmentFormat.JSON_LINES, 1);
        Files.move(directory.resolve(segment.name().name()), directory.resolve("two.jsonl.zst.sealed"));

        assertThatThrownBy(() -> fixture.archive.verify(new SegmentName("two.jsonl.zst.sealed")))
                .isInstanceOf(SegmentDamagedException.class)
                .hasMessageContaining("or the segment was renamed");
    }

    @Test
    void writesOverNothing() {
        ArchiveFixture fixture = fixture(false);
        Segment segment = fixture.write("one", SegmentFormat.JSON_LINES, 1);

        assertThatThrownBy(() -> fixture.write("one", SegmentFormat.JSON_LINES, 2))
                .isInstanceOf(StoreException.class)
                .hasMessage("archive " + directory
                        + ": expected no segment one.jsonl.zst but there is one. A segment is never"
                        + " written over. Nothing was changed.");
        assertThat(fixture.archive.verify(segment.name())).isEqualTo(segment);
    }

    @Test
    void letsOneOfTwoWritersWin() {
        ArchiveFixture fixture = fixture(false);
        SegmentName name = fixture.archive.named("one", SegmentFormat.JSON_LINES);
        try (SegmentDraft late = fixture.archive.begin(name, ArchiveFixture.SCHEMA, ArchiveFixture.LAST_DAY)) {
            late.append(ArchiveFixture.row(1));
            Segment first = fixture.write("one", SegmentFormat.JSON_LINES, 3);

            assertThatThrownBy(late::finish)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("expected no segment one.jsonl.zst but there is one");
            assertThat(fixture.archive.verify(name)).isEqualTo(first);
        }
    }

    @Test
    void leavesNothingOfWhatWasNotFinished() {
        ArchiveFixture fixture = fixture(true);
        SegmentName name = fixture.archive.named("one", SegmentFormat.JSON_LINES);

        try (SegmentDraft draft = fixture.archive.begin(name, ArchiveFixture.SCHEMA, ArchiveFixture.LAST_DAY)) {
            draft.append(ArchiveFixture.row(1));
            assertThat(fixture.archive.list()).isEmpty();
        }

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void passesOverFilesThatAreNoSegments() throws IOException {
        Files.writeString(directory.resolve("READ ME.txt"), "hello");
        Files.writeString(directory.resolve("notes.txt"), "hello");
        Files.createDirectory(directory.resolve("lost+found"));

        assertThat(fixture(false).archive.list()).isEmpty();
    }

    @Test
    void deletesTwiceWithoutAWord() {
        ArchiveFixture fixture = fixture(false);
        Segment segment = fixture.write("one", SegmentFormat.JSON_LINES, 1);

        fixture.archive.delete(segment.name());
        fixture.archive.delete(segment.name());

        assertThat(directory).isEmptyDirectory();
    }
}
