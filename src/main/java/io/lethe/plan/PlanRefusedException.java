package io.lethe.plan;

import io.lethe.policy.Problem;
import java.util.List;

/** No plan, and nothing was changed: everything that forbids it, sorted by place. */
public final class PlanRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // never serialised: Lethe has no Java serialisation anywhere
    private final List<Problem> problems;

    public PlanRefusedException(List<Problem> problems) {
        super(problems.size()
                + (problems.size() == 1 ? " problem: " : " problems, the first: ")
                + problems.stream().sorted().findFirst().orElseThrow());
        this.problems = problems.stream().sorted().toList();
    }

    public List<Problem> problems() {
        return problems;
    }
}
