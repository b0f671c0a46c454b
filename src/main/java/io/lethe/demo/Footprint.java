package io.lethe.demo;

import io.lethe.policy.DataMap;
import io.lethe.policy.Dataset;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All rows about one user of the sample who has left: read whole before a run, and looked up again by their keys after it, since what
 * was masked does not name the user any more.
 */
public final class Footprint {
    private final SampleSchema schema;
    private final DepartedUser user;
    private final List<Mark> marks;

    private Footprint(SampleSchema schema, DepartedUser user, List<Mark> marks) {
        this.schema = schema;
        this.user = user;
        this.marks = List.copyOf(marks);
    }

    /** The rows of one dataset, as they were. */
    private record Mark(Dataset dataset, List<Row> rows) {}

    private record Row(List<Object> key, List<String> values) {}

    /** What became of the user's rows of one dataset. */
    public record Trace(DatasetId data, int before, int gone, int masked) {
        /** As they were. */
        public int unchanged() {
            return before - gone - masked;
        }
    }

    /** Of the first user in the schema of {@code url} who has to go; empty when nobody has. */
    public static Optional<Footprint> in(String url, DataMap map) throws SQLException {
        SampleSchema schema = new SampleSchema(url);
        try (Connection connection = schema.open()) {
            Optional<DepartedUser> user = DepartedUser.first(connection);
            if (user.isEmpty()) {
                return Optional.empty();
            }
            List<Mark> marks = new ArrayList<>();
            for (Dataset dataset : map.datasets()) {
                List<Row> rows = about(user.get(), dataset, connection);
                if (!rows.isEmpty()) {
                    marks.add(new Mark(dataset, rows));
                }
            }
            return Optional.of(new Footprint(schema, user.get(), marks));
        }
    }

    public long user() {
        return user.id();
    }

    public LocalDate left() {
        return user.left();
    }

    /** How it stands now. */
    public List<Trace> traces() throws SQLException {
        List<Trace> traces = new ArrayList<>();
        try (Connection connection = schema.open()) {
            for (Mark mark : marks) {
                traces.add(trace(mark, connection));
            }
        }
        return traces;
    }

    private static List<Row> about(DepartedUser user, Dataset dataset, Connection connection) throws SQLException {
        ColumnName subject = dataset.subject();
        Optional<Object> value = subject == null ? Optional.empty() : user.in(subject.name());
        return value.isEmpty()
                ? List.of()
                : rows(dataset, List.of(Objects.requireNonNull(subject)), List.of(value.get()), connection);
    }

    private static Trace trace(Mark mark, Connection connection) throws SQLException {
        int gone = 0;
        int masked = 0;
        for (Row before : mark.rows()) {
            List<Row> now = rows(mark.dataset(), mark.dataset().key(), before.key(), connection);
            gone += now.isEmpty() ? 1 : 0;
            masked += !now.isEmpty() && !now.getFirst().values().equals(before.values()) ? 1 : 0;
        }
        return new Trace(mark.dataset().id(), mark.rows().size(), gone, masked);
    }

    private static List<Row> rows(Dataset dataset, List<ColumnName> columns, List<Object> values, Connection connection)
            throws SQLException {
        String condition =
                columns.stream().map(column -> "`" + column + "` = ?").collect(Collectors.joining(" AND "));
        String query = "SELECT * FROM `" + dataset.table().table() + "` WHERE " + condition;
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet found = statement.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(row(dataset, found));
                }
                return rows;
            }
        }
    }

    private static Row row(Dataset dataset, ResultSet found) throws SQLException {
        List<Object> key = new ArrayList<>();
        for (ColumnName column : dataset.key()) {
            key.add(found.getObject(column.name()));
        }
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            @Nullable String value = found.getString(i);
            values.add(value == null ? "NULL" : "=" + value);
        }
        return new Row(key, values);
    }
}
