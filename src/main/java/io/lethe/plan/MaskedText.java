package io.lethe.plan;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;

import org.jooq.Field;

/**
 * Maskings of a text in SQL, whether it is a column's or lies in a document. NULL stays NULL, and an empty text empty.
 *
 * @param text in utf8mb4
 */
record MaskedText(Field<Object> text) {
    /** 255.255.255.0 as a number. */
    static final long IPV4_NETWORK = 0xFFFF_FF00L;

    /** What stands behind the 48 bits of a network. */
    static final byte[] IPV6_HOST = new byte[10];

    /** The network of an address; {@code unreadable} of what is none. */
    Field<Object> network(Field<Object> unreadable) {
        return sql(
                "case when {0} = '' then {0}"
                        + " when is_ipv4({0}) then convert(inet_ntoa(inet_aton({0}) & {1}) using utf8mb4)"
                        + " when is_ipv6({0})"
                        + " then convert(inet6_ntoa(concat(left(inet6_aton({0}), 6), {2})) using utf8mb4)"
                        + " when {0} is not null then {3} end",
                text, inline(IPV4_NETWORK), inline(IPV6_HOST), unreadable);
    }

    /** An e-mail address from its last {@code @} on; {@code unreadable} of what has none. */
    Field<Object> domain(Field<Object> unreadable) {
        return sql(
                "case when {0} = '' then {0} when locate('@', {0}) > 0 then concat('@', substring_index({0}, '@', -1))"
                        + " when {0} is not null then {1} end",
                text, unreadable);
    }

    /** This instead of any text. */
    Field<Object> invented(Field<Object> fake) {
        return sql("case when {0} = '' then {0} when {0} is not null then {1} end", text, fake);
    }

    Field<Object> first(int characters) {
        return sql("left({0}, {1})", text, inline(characters));
    }

    private static Field<Object> sql(String template, Field<?>... parts) {
        return field(template, Object.class, parts);
    }
}
