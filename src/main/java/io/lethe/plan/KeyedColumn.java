package io.lethe.plan;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.when;

import io.lethe.policy.Masking;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.Realm;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * A column under a masking with a key. What is raw is told by the form of the value, without the key; letter by letter, whatever the
 * column's collation takes for equal, and by its length besides, since to a regular expression a line feed may stand behind the end.
 */
record KeyedColumn(ColumnName name, Field<Object> self, Masking.Keyed masking) {
    Change change(Realm realm) {
        Condition raw = raw();
        Field<byte[]> source = when(raw, MaskedColumn.bytes(self));
        return new Change(name, masking.word(), self, new Change.WithKey(masking, realm, source), raw);
    }

    private Condition raw() {
        Field<Integer> length = field("length({0})", SQLDataType.INTEGER, MaskedColumn.text(self));
        Condition formed =
                condition("{0} collate utf8mb4_bin regexp {1}", MaskedColumn.text(self), inline(masking.form()));
        return self.isNotNull()
                .and(length.gt(inline(0)))
                .and(not(length.eq(inline(masking.characters())).and(formed)));
    }
}
