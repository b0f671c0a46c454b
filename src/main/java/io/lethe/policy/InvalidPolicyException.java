package io.lethe.policy;

import java.util.List;

/** The author's mistakes, all of them, sorted by place. */
public final class InvalidPolicyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // never serialised: Lethe has no Java serialisation anywhere
    private final List<Problem> problems;

    public InvalidPolicyException(List<Problem> problems) {
        super(problems.size() + (problems.size() == 1 ? " problem: " : " problems, the first: ") + problems.getFirst());
        this.problems = problems.stream().sorted().toList();
    }

    public List<Problem> problems() {
        return problems;
    }
}
