package io.lethe.bench;

import io.lethe.testing.TestSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * What Lethe's chunks would take without evidence: two workers, keys read ahead along the index of the start, deleted by primary key in transactions
 * of 5,000, whatever they take. No start of Java (this one is warm), no plan, no gate, no lease, no receipt, no ledger, no look whether something is
 * left; and nothing to go on with after a crash.
 */
record BareChunks(TestSchema schema) implements Contestant {
    private static final int CHUNK = 5_000;
    private static final int AHEAD = 20_000;

    /** A half of what is due, by its time. */
    private record Part(String from, String to) {}

    /** The last row that was read. */
    private record Position(String start, long id) {}

    @Override
    public String name() {
        return "the same chunks without plan, receipts, ledger and checks";
    }

    @Override
    public void act() throws SQLException {
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            List<Future<?>> halves = new ArrayList<>();
            for (Part part : parts()) {
                halves.add(workers.submit(() -> {
                    delete(part);
                    return null;
                }));
            }
            for (Future<?> half : halves) {
                half.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("the bare chunks did not come to their end", e);
        }
    }

    private List<Part> parts() {
        Record row = schema.sql()
                .fetchSingle("SELECT MIN(created_at), " + ActivityTable.CUTOFF
                        + ", FROM_UNIXTIME((UNIX_TIMESTAMP(MIN(created_at)) + UNIX_TIMESTAMP(" + ActivityTable.CUTOFF
                        + ")) DIV 2) FROM activity");
        String first = row.get(0, String.class);
        String cutoff = row.get(1, String.class);
        String middle = row.get(2, String.class);
        return List.of(new Part(first, middle), new Part(middle, cutoff));
    }

    private void delete(Part part) throws SQLException {
        try (Connection connection = schema.dataSource().getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            List<Long> ids = new ArrayList<>(AHEAD);
            Position last = read(connection, part, new Position(part.from(), Long.MIN_VALUE), ids);
            while (last != null) {
                for (int from = 0; from < ids.size(); from += CHUNK) {
                    delete(connection, part, ids.subList(from, Math.min(from + CHUNK, ids.size())));
                }
                last = read(connection, part, last, ids);
            }
        }
    }

    private static @Nullable Position read(Connection connection, Part part, Position after, List<Long> ids) throws SQLException {
        ids.clear();
        Position last = null;
        try (PreparedStatement select =
                connection.prepareStatement("SELECT created_at, id FROM activity WHERE created_at >= ? AND created_at < ?"
                        + " AND (created_at > ? OR id > ?) ORDER BY created_at, id LIMIT " + AHEAD)) {
            select.setString(1, after.start());
            select.setString(2, part.to());
            select.setString(3, after.start());
            select.setLong(4, after.id());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    last = new Position(rows.getString(1), rows.getLong(2));
                    ids.add(last.id());
                }
            }
        }
        return last;
    }

    private static void delete(Connection connection, Part part, List<Long> ids) throws SQLException {
        try (Statement delete = connection.createStatement()) {
            delete.execute("DELETE FROM activity WHERE id IN ("
                    + ids.stream().sorted().map(String::valueOf).collect(Collectors.joining(",")) + ") AND created_at < '"
                    + part.to() + "'");
        }
        connection.commit();
    }
}
