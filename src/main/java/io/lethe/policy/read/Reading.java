package io.lethe.policy.read;

import io.lethe.policy.DataMap;
import io.lethe.policy.InvalidPolicyException;
import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.Problem;
import java.util.List;

/**
 * What one reading of a directory gave: every policy and map that is right, and everything that is wrong or worth a look.
 *
 * @param policies those without a mistake, sorted by category
 * @param maps those without a mistake, sorted by target
 * @param problems errors and warnings of all files, sorted by place
 */
public record Reading(List<Policy> policies, List<DataMap> maps, List<Problem> problems) {
    public Reading {
        policies = List.copyOf(policies);
        maps = List.copyOf(maps);
        problems = problems.stream().sorted().toList();
    }

    /** All of it, or nothing: a set with one unreadable policy is no set. */
    public PolicySet orThrow() {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            throw new InvalidPolicyException(errors);
        }
        return new PolicySet(policies, maps, problems);
    }
}
