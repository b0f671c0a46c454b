package io.lethe.policy.read;

import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.PolicyTest;
import io.lethe.policy.judge.Judgement;
import io.lethe.policy.judge.RuleBook;
import io.lethe.policy.yaml.YamlNode;

/** Judges the rows of a policy's own tests, and tells of those that its rules contradict. */
final class TestCheck {
    private final PolicySet set;
    private final PolicyDraft draft;

    TestCheck(PolicySet set, PolicyDraft draft) {
        this.set = set;
        this.draft = draft;
    }

    void check(Policy policy) {
        for (int i = 0; i < policy.tests().size(); i++) {
            PolicyTest test = policy.tests().get(i);
            if (set.dataset(test.data()).isEmpty()) {
                continue; // its map has a mistake of its own, which comes first
            }
            Judgement judgement = RuleBook.of(set, policy, test.data()).judge(test.row(), test.asOf());
            if (judgement.fate() != test.expected()) {
                tell(draft.tests().get(i).node(), test, judgement);
            }
        }
    }

    private void tell(YamlNode.Mapping node, PolicyTest test, Judgement judgement) {
        draft.problems()
                .error(
                        node.value("expect").orElse(node),
                        "the test contradicts its rules: expected " + test.expected() + " but as of " + test.asOf()
                                + " they say " + judgement.fate() + " (" + judgement.arithmetic() + ")",
                        "Correct the rule or the test.");
    }
}
