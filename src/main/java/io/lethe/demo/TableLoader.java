package io.lethe.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of one table, many in one INSERT. Spelled out here and prepared once: the driver's own way of turning a
 * batch into such a statement copies every row and prepares again for every batch, at twice the cost.
 */
final class TableLoader {
    /** Beyond this a statement grows and gets no faster. */
    private static final int BATCH = 500;

    /** Small enough for the undo log, large enough that commits cost nothing. */
    private static final int TRANSACTION = 40 * BATCH;

    private final Connection connection;
    private final long seed;
    private final LongConsumer written;

    TableLoader(Connection connection, long seed, LongConsumer written) {
        this.connection = connection;
        this.seed = seed;
        this.written = written;
    }

    void load(SampleTable table) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(table.insert(BATCH))) {
            List<@Nullable Object[]> batch = new ArrayList<>(BATCH);
            for (long number = 0; number < table.rows(); number++) {
                @Nullable Object[] values = table.row().values(number, Chance.of(seed, table.name(), number));
                if (values.length > 0) {
                    batch.add(values);
                }
                if (batch.size() == BATCH) {
                    write(insert, batch);
                }
                if (number % TRANSACTION == TRANSACTION - 1) {
                    connection.commit();
                }
            }
            writeRest(table, batch);
        }
    }

    private void writeRest(SampleTable table, List<@Nullable Object[]> batch) throws SQLException {
        if (!batch.isEmpty()) {
            try (PreparedStatement insert = connection.prepareStatement(table.insert(batch.size()))) {
                write(insert, batch);
            }
        }
        connection.commit();
    }

    private void write(PreparedStatement insert, List<@Nullable Object[]> batch) throws SQLException {
        int parameter = 0;
        for (@Nullable Object[] values : batch) {
            for (@Nullable Object value : values) {
                insert.setObject(++parameter, value);
            }
        }
        written.accept(insert.executeUpdate());
        batch.clear();
    }
}
