package io.lethe.plan;

import io.lethe.policy.Place;
import io.lethe.policy.Problem;
import io.lethe.policy.name.TargetName;
import java.sql.SQLException;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;

/**
 * Refuses what was counted of a tree that is deeper than its server climbs. MySQL refuses the statement by itself; MariaDB answers it, with a number
 * that is too large and a warning which nobody reads.
 */
record DeepTrees(TargetName target) implements ExecuteListener {
    /** ER_CTE_MAX_RECURSION_DEPTH of MySQL. */
    private static final int REFUSED = 3636;

    /** ER_QUERY_EXCEEDED_ROWS_EXAMINED_LIMIT of MariaDB, which it says of levels too. */
    private static final int INCOMPLETE = 1931;

    /** The same, for statements that count. */
    static DSLContext refused(DSLContext sql, TargetName target) {
        return DSL.using(sql.configuration().deriveAppending(new DeepTrees(target)));
    }

    @Override
    public void exception(ExecuteContext context) {
        SQLException said = context.sqlException();
        if (said != null && said.getErrorCode() == REFUSED) {
            context.exception(refusal());
        }
    }

    @Override
    public void warning(ExecuteContext context) {
        for (SQLException said = context.sqlWarning(); said != null; said = said.getNextException()) {
            if (said.getErrorCode() == INCOMPLETE) {
                throw refusal();
            }
        }
    }

    private PlanRefusedException refusal() {
        return new PlanRefusedException(List.of(Problem.error(
                Place.of("maps/" + target + ".yaml"),
                "",
                "expected trees (tree: leaves-first) of no more levels than the server climbs, since nobody could say which rows"
                        + " of a deeper one wait, but a table has one",
                "Raise cte_max_recursion_depth (MySQL) or max_recursive_iterations (MariaDB), or open the tree with"
                        + " on-delete: detach")));
    }
}
