package io.lethe.catalog;

import io.lethe.policy.name.TableName;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the server shows its connected user. Both servers leave out, without a word, the foreign keys and triggers that a user has no
 * right to see: an empty answer can mean that there are none, or that they are hidden.
 *
 * <p>Foreign keys are shown with the table that has them, and that may be any table of the server: only a right on everything shows
 * all of them, and {@code REFERENCES} is the one that by itself allows the least. Triggers are shown to those who have
 * {@code TRIGGER} on their table. So it is on MariaDB 11.4 and on MySQL 9.7.
 *
 * @param triggersHidden the tables of which nobody can tell us the triggers
 */
public record Sight(String user, boolean foreignKeys, Set<TableName> triggersHidden) {
    /** That of somebody who sees everything. */
    public static final Sight WHOLE = new Sight("", true, Set.of());

    public Sight {
        triggersHidden = Set.copyOf(triggersHidden);
    }

    static Sight of(Privileges privileges, Collection<TableName> tables) {
        return new Sight(
                privileges.user(),
                privileges.allowEverywhere("REFERENCES"),
                tables.stream()
                        .filter(table -> !privileges.allow("TRIGGER", table))
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
