package io.lethe.archive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.archive.content.ArchivedType;
import io.lethe.archive.content.Cell;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.RowLine;
import io.lethe.archive.content.SegmentColumn;
import io.lethe.archive.content.SegmentEnd;
import io.lethe.archive.content.SegmentSchema;
import io.lethe.archive.content.Sha256;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParquetTest {
    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("rows.parquet");
    }

    private static SegmentSchema schema(SegmentColumn... columns) {
        List<SegmentColumn> all =
                new ArrayList<>(List.of(column("id", "bigint unsigned", ArchivedType.BIG_INTEGER, false)));
        all.addAll(List.of(columns));
        return new SegmentSchema(new TargetName("crm"), new TableName("crm", "t"), List.of(new ColumnName("id")), all);
    }

    private static SegmentColumn column(String name, String definition, ArchivedType type, boolean nullable) {
        return new SegmentColumn(new ColumnName(name), definition, type, nullable, false, "", "");
    }

    private void write(SegmentSchema schema, long rows, LongFunction<Row> row) throws IOException {
        RowLine lines = new RowLine(schema);
        RowSink sink = SegmentFormat.PARQUET.sink(schema, Files.newOutputStream(file()));
        for (long i = 0; i < rows; i++) {
            Row next = row.apply(i);
            sink.append(next, lines.write(next));
        }
        sink.finish(new SegmentEnd(rows, Sha256.of(new byte[0])));
    }

    private RowSource open() throws IOException {
        return SegmentFormat.PARQUET.source(FileChannel.open(file(), StandardOpenOption.READ));
    }

    private List<Row> read(SegmentSchema schema) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (RowSource source = open()) {
            assertThat(source.schema()).isEqualTo(schema);
            for (@Nullable Row row = source.next(); row != null; row = source.next()) {
                rows.add(row);
            }
            assertThat(source.end()).isEqualTo(new SegmentEnd(rows.size(), Sha256.of(new byte[0])));
        }
        return rows;
    }

    private static Row row(long id, Cell... cells) {
        List<Cell> all = new ArrayList<>(List.of(new Cell.Text(Long.toUnsignedString(id))));
        all.addAll(List.of(cells));
        return new Row(all);
    }

    /** The server's words for each type stand in ArchivedColumnsIT; here is what no server is needed for. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int unsigned                  | INTEGER     | 4294967295
            tinyint                       | INTEGER     | -128
            bigint(20) unsigned zerofill  | BIG_INTEGER | 18446744073709551615
            bigint                        | BIG_INTEGER | -9223372036854775808
            decimal(5,0)                  | DECIMAL     | -99999
            decimal(2,2)                  | DECIMAL     | -0.01
            decimal(38,10)                | DECIMAL     | -9999999999999999999999999999.9999999999
            decimal(65,30)                | DECIMAL     | 12345678901234567890123456789012345.123456789012345678901234567890
            float                         | FLOAT       | -0.0
            float                         | FLOAT       | 1.6777216E7
            double                        | DOUBLE      | -0.0
            double                        | DOUBLE      | -2.2250738585072014E-308
            year                          | YEAR        | 0000
            date                          | DATE        | 0001-01-01
            date                          | DATE        | 9999-12-31
            datetime                      | DATETIME    | 1582-10-10 00:00:00
            datetime(1)                   | DATETIME    | 1969-12-31 23:59:59.9
            datetime(6)                   | DATETIME    | 0001-01-01 00:00:00.000001
            timestamp(3)                  | TIMESTAMP   | 2038-01-19 03:14:07.999
            time(6)                       | TIME        | -838:59:59.000000
            json                          | JSON        | {"a": [1, 2.50]}
            varchar(9)                    | TEXT        | Zoë😀
            """)
    void givesBackToTheLetter(String definition, ArchivedType type, String value) throws IOException {
        SegmentSchema schema = schema(column("c", definition, type, true), column("d", definition, type, false));
        Row there = row(1, new Cell.Text(value), new Cell.Text(value));
        Row absent = row(2, Cell.ABSENT, new Cell.Text(value));

        write(schema, 2, i -> i == 0 ? there : absent);

        assertThat(read(schema)).containsExactly(there, absent);
    }

    @Test
    void takesGeometryApartAndPutsItTogether() throws IOException {
        SegmentSchema schema = schema(
                column("c", "point", ArchivedType.GEOMETRY, true), column("d", "bit(9)", ArchivedType.BIT, false));
        Cell bits = new Cell.Bytes(new byte[] {1, -1});
        Row point = row(1, new Cell.Bytes(new byte[] {-26, 16, 0, -1, 1, 1, 0, 0}), bits);
        Row empty = row(2, new Cell.Bytes(new byte[] {0, 0, 0, 0}), bits);
        Row absent = row(3, Cell.ABSENT, bits);

        write(schema, 3, i -> List.of(point, empty, absent).get((int) i));

        assertThat(read(schema)).containsExactly(point, empty, absent);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            date           | DATE     | 2025-02-31
            datetime       | DATETIME | 2025-02-31 10:00:00
            datetime       | DATETIME | 2025-02-01 10:00:00.5
            decimal(10,2)  | DECIMAL  | 1.5
            decimal(3,0)   | DECIMAL  | 99999999999
            int            | INTEGER  | 4294967295
            year           | YEAR     | 12
            """)
    void refusesWhatWouldComeBackOtherwise(String definition, ArchivedType type, String value) {
        SegmentSchema schema = schema(column("c", definition, type, true));

        assertThatThrownBy(() -> write(schema, 1, i -> row(i, new Cell.Text(value))))
                .isInstanceOf(UnfitValueException.class)
                .hasMessage(
                        "cannot archive crm.t as Parquet: expected a value that every reader gives back to the letter in c ("
                                + definition
                                + ") but a row that is due has another there, such as 31 February. Correct it, or let"
                                + " the policy archive with format: json-lines. The row was not archived and not deleted.");
    }

    /** Texts that do not compress: the second group begins long before the last row. */
    @Test
    void writesGroupAfterGroup() throws IOException {
        SegmentSchema schema = schema(column("note", "text", ArchivedType.TEXT, false));
        LongFunction<Row> rows = i -> row(i, new Cell.Text(noise(i, 400)));

        write(schema, 900, rows);

        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.READ)) {
            assertThat(ParquetFooter.read(channel).groups()).hasSizeBetween(2, 4);
        }
        assertThat(read(schema))
                .isEqualTo(LongStream.range(0, 900).mapToObj(rows).toList());
    }

    private static String noise(long seed, int digests) {
        StringBuilder noise = new StringBuilder();
        Sha256 next = Sha256.of(new byte[] {(byte) seed, (byte) (seed >> 8)});
        for (int i = 0; i < digests; i++) {
            noise.append(next);
            next = Sha256.of(new byte[] {(byte) i, (byte) (i >> 8), (byte) seed, (byte) (seed >> 8)});
        }
        return noise.toString();
    }

    @Test
    void takesTablesOfThousandColumns() throws IOException {
        SegmentSchema schema = schema(IntStream.range(0, 1000)
                .mapToObj(i -> column("c" + i, "varchar(20)", ArchivedType.TEXT, true))
                .toArray(SegmentColumn[]::new));
        LongFunction<Row> rows = i -> row(
                i,
                IntStream.range(0, 1000)
                        .mapToObj(c -> c % 3 == 0 ? Cell.ABSENT : new Cell.Text(i + " " + c))
                        .toArray(Cell[]::new));

        write(schema, 60, rows);

        assertThat(read(schema))
                .isEqualTo(LongStream.range(0, 60).mapToObj(rows).toList());
    }

    @Test
    void knowsAFileThatIsNoneOfOurs() throws IOException {
        Files.writeString(file(), "PAR1 and nothing that a footer would be \0\0\0\0PAR1");

        assertThatThrownBy(this::open).isInstanceOf(IOException.class);
    }
}
