package io.lethe.archive.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.stream.JsonWriter;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowLineTest {
    private static final SegmentSchema SCHEMA = new SegmentSchema(
            new TargetName("crm"),
            new TableName("crm", "invoice"),
            List.of(new ColumnName("id")),
            List.of(
                    column("id", "bigint unsigned", ArchivedType.BIG_INTEGER, false),
                    column("lines", "int", ArchivedType.INTEGER, true),
                    column("note", "varchar(200)", ArchivedType.TEXT, true),
                    column("scan", "blob", ArchivedType.BINARY, true),
                    column("paid_on", "date", ArchivedType.DATE, true)));

    private final RowLine lines = new RowLine(SCHEMA);

    private static SegmentColumn column(String name, String definition, ArchivedType type, boolean nullable) {
        return new SegmentColumn(new ColumnName(name), definition, type, nullable, false, "", "");
    }

    private static Row row(String id, Cell lines, Cell note, Cell scan, Cell paidOn) {
        return new Row(List.of(new Cell.Text(id), lines, note, scan, paidOn));
    }

    @Test
    void writesOneFormForOneRow() throws DamagedContentException {
        Row row = row(
                "18446744073709551615",
                new Cell.Text("-3"),
                new Cell.Text("Zoë said \"<b>\\\n\u2028\u0000é\uD83D\uDE00"),
                new Cell.Bytes(new byte[] {0, -1, 127}),
                Cell.ABSENT);

        byte[] line = lines.write(row);

        assertThat(new String(line, StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"id\":\"18446744073709551615\",\"lines\":-3,\"note\":\"Zoë said \\\"<b>\\\\\\n\\u2028\\u0000é😀\","
                                + "\"scan\":\"AP9/\",\"paid_on\":null}");
        assertThat(lines.read(line)).isEqualTo(row);
    }

    /** Digests of rows that were archived are over what Gson wrote. */
    @Test
    void writesEveryCharacterAsGsonDoes() throws IOException {
        StringBuilder every = new StringBuilder();
        for (int character = 0; character <= Character.MAX_VALUE; character++) {
            every.append((char) character);
        }
        StringWriter gson = new StringWriter();
        try (JsonWriter json = new JsonWriter(gson)) {
            json.setHtmlSafe(false);
            json.value(every.toString());
        }
        StringBuilder ours = new StringBuilder();

        JsonText.append(ours, every.toString());

        assertThat(ours.toString()).isEqualTo(gson.toString());
    }

    @Test
    void tellsRowsApartByTheirDigest() {
        Row row = row("1", Cell.ABSENT, new Cell.Text(""), Cell.ABSENT, Cell.ABSENT);
        Row other = row("1", Cell.ABSENT, Cell.ABSENT, Cell.ABSENT, Cell.ABSENT);

        assertThat(lines.digest(row)).isEqualTo(lines.digest(row)).isNotEqualTo(lines.digest(other));
        assertThat(lines.digest(row).toString())
                .isEqualTo(Sha256.of("{\"id\":\"1\",\"lines\":null,\"note\":\"\",\"scan\":null,\"paid_on\":null}"
                                .getBytes(StandardCharsets.UTF_8))
                        .toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"id":"1","lines":1,"note":"a","scan":null}                                | a line is no row of crm.invoice
            {"id":"1","lines":1,"note":"a","scan":null,"paid_on":null,"more":1}        | a line is no row of crm.invoice
            {"id":"1","lines":1,"note":"a","scan":null,"paid_on":null} {}              | a line is no row of crm.invoice
            {"id":"1","lines":1,"note":"a","paid_on":null,"scan":null}                 | a row has other columns than the schema: expected scan
            {"id":1,"lines":1,"note":"a","scan":null,"paid_on":null}                   | expected a STRING in id
            {"id":"1","lines":"1","note":"a","scan":null,"paid_on":null}               | expected a NUMBER in lines
            {"id":"1","lines":1.5,"note":"a","scan":null,"paid_on":null}               | expected a value of int in lines
            {"id":null,"lines":1,"note":"a","scan":null,"paid_on":null}                | expected a value of bigint unsigned in id
            {"id":"x","lines":1,"note":"a","scan":null,"paid_on":null}                 | expected a value of bigint unsigned in id
            {"id":"1","lines":1,"note":"a","scan":"?","paid_on":null}                  | a line is no row of crm.invoice
            {"id":"1","lines":1,"note":"a","scan":null,"paid_on":"yesterday"}          | expected a value of date in paid_on
            []                                                                         | a line is no row of crm.invoice
            """)
    void refusesWhatIsNoRowOfTheTable(String line, String message) {
        assertThatThrownBy(() -> lines.read(line.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(DamagedContentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"0000-00-00", "2024-00-10", "2024-02-00", "0000-01-01"})
    void refusesZeroDatesByName(String date) {
        Row row = row("1", Cell.ABSENT, Cell.ABSENT, Cell.ABSENT, new Cell.Text(date));

        assertThatThrownBy(() -> SCHEMA.check(row))
                .isInstanceOf(ZeroDateException.class)
                .hasMessage(
                        "cannot archive crm.invoice: expected a date or NULL in paid_on but a row that is due has a zero"
                                + " date there (0000-00-00, or a month or day of 00). Set it to NULL or to the date that is meant."
                                + " The row was not archived and not deleted.");
    }

    @Test
    void keepsTheSchemaToTheByte() throws DamagedContentException {
        assertThat(SchemaLine.readSchema(SchemaLine.write(SCHEMA))).isEqualTo(SCHEMA);
        assertThat(new String(SchemaLine.write(SCHEMA), StandardCharsets.UTF_8))
                .startsWith(
                        "{\"format\":\"lethe.segment/1\",\"target\":\"crm\",\"table\":\"crm.invoice\",\"key\":[\"id\"],"
                                + "\"columns\":[{\"name\":\"id\",\"definition\":\"bigint unsigned\",\"type\":\"big-integer\","
                                + "\"nullable\":false},");
    }
}
