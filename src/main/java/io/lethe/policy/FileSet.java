package io.lethe.policy;

import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import io.lethe.policy.time.DateColumn;
import io.lethe.policy.time.DateType;
import io.lethe.policy.time.NameDate;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * The files of one directory that hold a kind of data, as operations say it: those that lie in it, not in directories below it, and that are no
 * links.
 *
 * <p>Everywhere behind the maps such a dataset is spoken of as a table: {@code files.access_log}, whose key is the file's name and the SHA-256 of
 * its content. So plans, receipts, the ledger and certificates have one word for what they are about.
 *
 * @param directory absolute, or to be found under the directory that the installation names
 * @param match which names are meant, such as {@code access-*.log*}
 * @param dating from when on a file's period runs
 */
public record FileSet(Path directory, String match, Dating dating) {
    /** The schema that stands for files. */
    public static final String SCHEMA = "files";

    public static final ColumnName PATH = new ColumnName("path");
    public static final ColumnName CONTENT = new ColumnName("sha256");

    /** What in the lines of a file can be masked. */
    public static final ColumnName IPV4 = new ColumnName("ipv4");

    public static final ColumnName IPV6 = new ColumnName("ipv6");
    public static final ColumnName EMAIL = new ColumnName("email");

    /** What a rule counts from. */
    public static final ColumnName DATE = new ColumnName("date");

    public FileSet {
        if (directory.getNameCount() == 0 || !directory.equals(directory.normalize()) || directory.startsWith("..")) {
            throw new IllegalArgumentException(
                    "expected a directory such as \"/var/log/crm\", without \"..\", but was \"" + directory + "\"");
        }
        if (!isGlob(match)) {
            throw new IllegalArgumentException(
                    "expected names such as \"access-*.log*\", with a letter or digit that all of them have, but was \""
                            + match + "\"");
        }
    }

    /** From when on a file's period runs; never earlier than it was last written to. */
    public sealed interface Dating {
        /** The end of the day that its name speaks of, in this zone. */
        record InName(NameDate form, ZoneId zone) implements Dating {}

        /** When it was last written to. */
        record Modified() implements Dating {}
    }

    /** A pattern that fits any name would empty a directory that was mistyped. */
    private static boolean isGlob(String match) {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + match);
            return !match.contains("/")
                    && !match.startsWith(".")
                    && match.replaceAll("\\[[^]]*]|\\{[^}]*}", "").matches(".*[A-Za-z0-9].*");
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** Whether a file of this name is one of these. */
    public boolean matches(Path name) {
        return FileSystems.getDefault().getPathMatcher("glob:" + match).matches(name);
    }

    /** The same, with a relative directory as one under this. */
    FileSet under(Path root) {
        return new FileSet(root.resolve(directory).normalize(), match, dating);
    }

    /** By what name plans, receipts and the ledger know the files of a dataset. */
    public static TableName table(DatasetId id) {
        return new TableName(SCHEMA, id.name().replace('-', '_'));
    }

    static List<ColumnName> key() {
        return List.of(PATH, CONTENT);
    }

    static DateColumn date() {
        return new DateColumn(DATE, DateType.TIMESTAMP, ZoneOffset.UTC);
    }

    @Override
    public String toString() {
        return "directory " + directory + ", " + match;
    }
}
