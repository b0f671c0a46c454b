package io.lethe.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The bytes of the files that users of the sample uploaded, each under the key that its record has. */
public final class UploadedFiles {
    private static final String RECORDS = "SELECT store_key, file_name FROM uploaded_file ORDER BY id";

    private UploadedFiles() {}

    /** Makes the directory with a file for each record of the sample at {@code url}; says how many. */
    public static int make(Path directory, String url) throws SQLException {
        try (Connection connection = new SampleSchema(url).open();
                Statement statement = connection.createStatement();
                ResultSet records = statement.executeQuery(RECORDS)) {
            Files.createDirectories(directory);
            int made = 0;
            while (records.next()) {
                write(directory.resolve(records.getString(1)), records.getString(2));
                made++;
            }
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the uploaded files of the sample", e);
        }
    }

    private static void write(Path file, String name) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "What somebody uploaded as " + name + "\n");
    }
}
