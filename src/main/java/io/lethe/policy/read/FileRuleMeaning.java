package io.lethe.policy.read;

import io.lethe.policy.Action;
import io.lethe.policy.Rule;
import io.lethe.policy.Step;
import io.lethe.policy.field.Problems;
import io.lethe.policy.yaml.YamlNode;

/** Refuses in a rule about files what is only done to rows. */
record FileRuleMeaning(Problems problems) {
    void check(RuleDraft draft) {
        Rule rule = draft.rule();
        if (rule == null) {
            return;
        }
        for (Step step : rule.steps()) {
            switch (step.then()) {
                case Action.Purge purge -> {}
                case Action.Archive archive ->
                    refuse(draft.nodeOf(step, "then"), "files are not archived; expected then: purge");
                case Action.Anonymise anonymise ->
                    refuse(draft.nodeOf(step, "then"), "files are not masked; expected then: purge");
            }
        }
    }

    private void refuse(YamlNode where, String message) {
        problems.error(where, message, "");
    }
}
