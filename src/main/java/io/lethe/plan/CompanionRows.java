package io.lethe.plan;

import static org.jooq.impl.DSL.falseCondition;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Table;

/**
 * Everything that is counted about rows that go with those of a claim, or that cease to point at them. Of the latter those are not counted that an
 * earlier step of the plan deletes.
 *
 * @param due they go with a row that is due
 * @param held that row is held
 * @param waiting that row waits
 */
record CompanionRows(Companion companion, Table<?> table, Condition due, Condition held, Condition waiting) {
    static List<CompanionRows> of(Outlook outlook) {
        return outlook.claim().deletes()
                ? outlook.conditions().companions().family(outlook.claim().dataset()).stream()
                        .map(companion -> of(companion, outlook))
                        .toList()
                : List.of();
    }

    private static CompanionRows of(Companion companion, Outlook outlook) {
        Rows rows = outlook.conditions().rows(companion.table());
        io.lethe.catalog.Table top = outlook.claim().table();
        Condition there = outlook.isThere(companion, rows);
        boolean noneHeld = outlook.held(outlook.rows()).equals(falseCondition());
        boolean noneWaits = outlook.waiting(outlook.rows()).equals(falseCondition());
        return new CompanionRows(
                companion,
                rows.from(),
                there.and(companion.goWith(top, rows, outlook::due)),
                noneHeld ? falseCondition() : companion.goWith(top, rows, outlook::held),
                noneWaits ? falseCondition() : companion.goWith(top, rows, outlook::waiting));
    }
}
