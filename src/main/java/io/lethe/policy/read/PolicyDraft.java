package io.lethe.policy.read;

import io.lethe.policy.Policy;
import io.lethe.policy.field.Problems;
import io.lethe.policy.yaml.YamlNode;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy file as far as it could be read.
 *
 * @param policy the policy without its tests, if all of the file is right by itself
 */
record PolicyDraft(
        YamlNode root,
        @Nullable ZoneId zone,
        List<RuleDraft> rules,
        List<TestDraft> tests,
        @Nullable Policy policy,
        Problems problems) {
    PolicyDraft {
        rules = List.copyOf(rules);
        tests = List.copyOf(tests);
    }
}
