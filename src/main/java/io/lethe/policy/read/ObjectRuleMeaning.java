package io.lethe.policy.read;

import io.lethe.policy.Action;
import io.lethe.policy.ObjectSet;
import io.lethe.policy.Rule;
import io.lethe.policy.Step;
import io.lethe.policy.field.Problems;

/** What a rule may do to rows that point at objects: who masks the way to somebody's file and leaves the file has masked nothing. */
record ObjectRuleMeaning(ObjectSet objects, Problems problems) {
    void check(RuleDraft draft) {
        Rule rule = draft.rule();
        if (rule == null) {
            return;
        }
        rule.steps().forEach(step -> check(draft, step));
        if (rule.steps().stream().map(Step::then).noneMatch(this::settles)) {
            leavesObjects(draft, rule.steps().getLast());
        }
    }

    private void check(RuleDraft draft, Step step) {
        switch (step.then()) {
            case Action.Purge purge -> {}
            case Action.Archive archive -> archives(draft, step);
            case Action.Anonymise anonymise -> check(draft, step, anonymise);
        }
    }

    /** What is wrong with a step is said of it, and not of the rule's end once more. */
    private boolean settles(Action action) {
        return objects.leftBy(action) || (action instanceof Action.Anonymise anonymise && masksKey(anonymise));
    }

    private boolean masksKey(Action.Anonymise anonymise) {
        return anonymise.fields().containsKey(objects.key());
    }

    private void check(RuleDraft draft, Step step, Action.Anonymise anonymise) {
        if (masksKey(anonymise) && !objects.leftBy(anonymise)) {
            problems.error(
                    draft.maskingOf(step, objects.key()),
                    "column " + objects.key() + " has the keys of objects (" + objects
                            + "), and masked otherwise than by remove it would name objects that there are not",
                    "Write " + objects.key() + ": remove, and the objects go with their keys");
        }
    }

    /** An archive would have the way to the object without the object. */
    private void archives(RuleDraft draft, Step step) {
        problems.error(
                draft.nodeOf(step, "then"),
                "rows that point at objects (" + objects
                        + ") cannot be archived: the archive would name objects that nobody has any more",
                "Purge them, or anonymise them and remove " + objects.key());
    }

    private void leavesObjects(RuleDraft draft, Step last) {
        problems.error(
                draft.nodeOf(last, "then"),
                "the rows stay and go on pointing at their objects (" + objects + "), which no step of this rule ends",
                "Add " + objects.key()
                        + ": remove to the fields, and the objects go, or a later step with then: purge");
    }
}
