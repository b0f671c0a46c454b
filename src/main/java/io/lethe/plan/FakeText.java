package io.lethe.plan;

import static io.lethe.plan.FakeWords.CITIES;
import static io.lethe.plan.FakeWords.FIRST_NAMES;
import static io.lethe.plan.FakeWords.LAST_NAMES;
import static io.lethe.plan.FakeWords.STREETS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.list;

import io.lethe.policy.FakeKind;
import java.util.List;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/**
 * Invents a text for a row, in SQL. It follows from the row's key alone and so says nothing of what stood there
 * before, and can be told from it at any time: what a column holds is still raw unless it is the very text that the row gets. Rows of one key in
 * two tables get the same, and the e-mail address of a row is that of its name.
 *
 * @param key the row's, each column of it of one character set or of none
 */
record FakeText(List<Field<Object>> key) {
    private static final String DOMAIN = "@example.com";
    private static final String LONDON = "+44 20 7946 0";
    private static final int HOUSES = 150;
    private static final int LINES = 1_000;

    /** Hexadecimal digits of the key's hash that one choice takes. */
    private static final int DIGITS = 4;

    /** Each of digits of its own, so that none depends on another. */
    private enum Choice {
        FIRST_NAME(1),
        LAST_NAME(5),
        PARTNER(9),
        STREET(13),
        HOUSE(17),
        CITY(21),
        LINE(25);

        /** Of its first digit, counted from 1. */
        private final int position;

        Choice(int position) {
            this.position = position;
        }
    }

    FakeText {
        key = List.copyOf(key);
    }

    Field<Object> of(FakeKind kind) {
        return switch (kind) {
            case FIRST_NAME -> firstName();
            case LAST_NAME -> lastName();
            case FULL_NAME -> sql("concat({0}, ' ', {1})", firstName(), lastName());
            case COMPANY -> sql("concat({0}, ' & ', {1})", lastName(), word(LAST_NAMES, Choice.PARTNER));
            case STREET -> sql("concat({0}, ' ', {1})", word(STREETS, Choice.STREET), house());
            case CITY -> word(CITIES, Choice.CITY);
            case EMAIL -> sql("lower(concat({0}, '.', {1}, {2}))", firstName(), lastName(), inline(DOMAIN));
            case PHONE -> sql("concat({0}, lpad({1}, 3, '0'))", inline(LONDON), number(Choice.LINE, LINES));
        };
    }

    /** Of the longest text of this kind. */
    static int characters(FakeKind kind) {
        int first = FIRST_NAMES.longest();
        int last = LAST_NAMES.longest();
        return switch (kind) {
            case FIRST_NAME -> first;
            case LAST_NAME -> last;
            case FULL_NAME -> first + " ".length() + last;
            case COMPANY -> last + " & ".length() + last;
            case STREET -> STREETS.longest() + " 150".length();
            case CITY -> CITIES.longest();
            case EMAIL -> first + ".".length() + last + DOMAIN.length();
            case PHONE -> LONDON.length() + "999".length();
        };
    }

    private Field<Object> firstName() {
        return word(FIRST_NAMES, Choice.FIRST_NAME);
    }

    private Field<Object> lastName() {
        return word(LAST_NAMES, Choice.LAST_NAME);
    }

    private Field<Object> house() {
        return sql("1 + {0}", number(Choice.HOUSE, HOUSES));
    }

    private Field<Object> word(FakeWords words, Choice choice) {
        return sql(
                "elt(1 + {0}, {1})",
                number(choice, words.words().size()),
                list(words.words().stream().map(DSL::inline).toList()));
    }

    /** From 0 to one less than this many. */
    private Field<Object> number(Choice choice, int many) {
        return sql(
                "mod(cast(conv(substring(sha2(concat_ws('/', {0}), 256), {1}, {2}), 16, 10) as unsigned), {3})",
                list(key), inline(choice.position), inline(DIGITS), inline(many));
    }

    private static Field<Object> sql(String template, QueryPart... parts) {
        return field(template, Object.class, parts);
    }
}
