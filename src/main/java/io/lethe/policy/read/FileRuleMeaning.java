package io.lethe.policy.read;

import io.lethe.policy.Action;
import io.lethe.policy.FileSet;
import io.lethe.policy.JsonMasking;
import io.lethe.policy.Masking;
import io.lethe.policy.Rule;
import io.lethe.policy.Step;
import io.lethe.policy.field.Problems;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.yaml.YamlNode;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses in a rule about files what is only done to rows. */
record FileRuleMeaning(Problems problems) {
    private static final Set<ColumnName> MASKED = Set.of(FileSet.EMAIL, FileSet.IPV4, FileSet.IPV6);

    /** In which nothing would be found to mask again. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_-]*");

    void check(RuleDraft draft) {
        Rule rule = draft.rule();
        if (rule == null) {
            return;
        }
        for (Step step : rule.steps()) {
            switch (step.then()) {
                case Action.Purge purge -> {}
                case Action.Archive archive -> {}
                case Action.Anonymise anonymise ->
                    anonymise.fields().forEach((field, masking) -> check(field, masking, draft.maskingOf(step, field)));
            }
        }
    }

    private void check(ColumnName field, Masking masking, YamlNode where) {
        if (!MASKED.contains(field)) {
            problems.error(
                    where, "expected email, ipv4 or ipv6, which are found in the lines of files, but was " + field, "");
        } else if (!fits(field, masking)) {
            problems.error(
                    where,
                    "expected " + (field.equals(FileSet.EMAIL) ? "keep-domain" : "truncate-ip")
                            + ", remove or a constant that is a word, but was " + masking.words(),
                    "");
        }
    }

    private static boolean fits(ColumnName field, Masking masking) {
        return switch (masking) {
            case Masking.TruncateIp truncate -> !field.equals(FileSet.EMAIL);
            case Masking.KeepDomain keep -> field.equals(FileSet.EMAIL);
            case Masking.Remove remove -> true;
            case Masking.Constant constant -> WORD.matcher(constant.text()).matches();
            case Masking.KeepFirst first -> false;
            case Masking.Keyed keyed -> false;
            case Masking.Fake fake -> false;
            case Masking.CoarsenDate date -> false;
            case Masking.Round round -> false;
            case JsonMasking json -> false;
        };
    }
}
