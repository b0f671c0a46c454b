package io.lethe.plan;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.not;

import org.jooq.Condition;

/**
 * SQL knows a third truth value, and {@code NOT unknown} is unknown: a row whose hold cannot be decided would be neither held nor
 * free, a row whose child cannot be decided neither waiting nor not. So nothing is negated before it is made certain.
 */
final class Truth {
    private Truth() {}

    /** True where the condition is true, false where it is false or unknown. */
    static Condition certainly(Condition condition) {
        return condition(coalesce(field(condition), inline(false)));
    }

    /** True where the condition is false or unknown. */
    static Condition certainlyNot(Condition condition) {
        return not(certainly(condition));
    }
}
