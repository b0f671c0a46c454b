package io.lethe.catalog;

import io.lethe.catalog.Privileges.Privilege;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One line of {@code SHOW GRANTS}. Both servers list there what comes through active roles too; {@code information_schema} does not.
 *
 * <pre>GRANT SELECT, DELETE ON `crm`.`invoice` TO `lethe_run`@`%`</pre>
 */
final class GrantLine {
    private static final Pattern FORM =
            Pattern.compile("(GRANT|REVOKE) (.+?) ON (\\*|`(?:[^`]|``)*`)\\.(\\*|`(?:[^`]|``)*`) (?:TO|FROM) .*");

    /** Commas within parentheses part columns, not rights. */
    private static final Pattern BETWEEN_RIGHTS = Pattern.compile(", (?![^(]*\\))");

    private GrantLine() {}

    /** The rights of all lines. */
    static List<Privilege> read(List<String> lines) {
        List<Privilege> revoked = rights(lines, "REVOKE").toList();
        return rights(lines, "GRANT")
                // MySQL can take a right back for one schema of all. Then it does not hold everywhere, and we do not
                // guess where.
                .filter(held -> !held.everywhere()
                        || revoked.stream().noneMatch(taken -> taken.right().equals(held.right())))
                .distinct()
                .toList();
    }

    private static Stream<Privilege> rights(List<String> lines, String verb) {
        return lines.stream()
                .map(FORM::matcher)
                .filter(line -> line.matches() && line.group(1).equals(verb))
                .flatMap(GrantLine::rights);
    }

    private static Stream<Privilege> rights(Matcher line) {
        return Arrays.stream(BETWEEN_RIGHTS.split(line.group(2), -1))
                // A right on some columns is not one on the table.
                .filter(right -> !right.equals("USAGE") && !right.contains("("))
                .map(right -> new Privilege(name(line.group(3)), name(line.group(4)), right));
    }

    private static String name(String quoted) {
        return quoted.equals("*")
                ? ""
                : quoted.substring(1, quoted.length() - 1).replace("``", "`");
    }
}
