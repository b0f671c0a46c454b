package io.lethe.policy;

import io.lethe.policy.name.Category;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * One YAML document: the whole promise about one category of data.
 *
 * @param notice the clauses of the public privacy notice that it serves, as the author names them
 * @param zone in which days begin and end for this policy
 */
public record Policy(
        Category category,
        String title,
        String owner,
        String purpose,
        List<String> notice,
        Basis basis,
        ZoneId zone,
        Timetable schedule,
        LocalDate reviewBy,
        List<Rule> rules,
        List<PolicyTest> tests,
        SourceFile source) {
    public Policy {
        notice = List.copyOf(notice);
        rules = List.copyOf(rules);
        tests = List.copyOf(tests);
    }

    public Policy withTests(List<PolicyTest> itsTests) {
        return new Policy(
                category, title, owner, purpose, notice, basis, zone, schedule, reviewBy, rules, itsTests, source);
    }

    @Override
    public String toString() {
        return category + " (" + title + ")";
    }
}
