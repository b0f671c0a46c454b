package io.lethe.policy.judge;

import io.lethe.policy.Dataset;
import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.Step;
import io.lethe.policy.judge.Judgement.Claim;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.time.DateColumn;
import io.lethe.policy.time.Expiry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * All that a set of policies says about the rows of one dataset. It judges rows that are given as text, as a database prints them
 * or a test in a policy writes them, with the arithmetic of the plan and the DELETE; so a test that holds says what a run does.
 */
public final class RuleBook {
    private final Dataset dataset;
    private final List<Entry> entries;

    /** A rule with the columns in which its start stands. */
    private record Entry(Claim claim, List<DateColumn> starts) {}

    private RuleBook(Dataset dataset, List<Entry> entries) {
        this.dataset = dataset;
        this.entries = entries;
    }

    /** Everything that any policy of the set says about a dataset of the set. */
    public static RuleBook of(PolicySet set, DatasetId data) {
        return of(set, set.policies(), data);
    }

    /** What one policy says about a dataset of the set. */
    public static RuleBook of(PolicySet set, Policy policy, DatasetId data) {
        return of(set, List.of(policy), data);
    }

    private static RuleBook of(PolicySet set, List<Policy> policies, DatasetId data) {
        Dataset dataset =
                set.dataset(data).orElseThrow(() -> new IllegalArgumentException("there is no dataset " + data));
        List<Entry> entries = policies.stream()
                .flatMap(policy -> policy.rules().stream()
                        .filter(rule -> rule.data().equals(data))
                        .map(rule -> new Entry(new Claim(policy.category(), rule, policy.zone()), set.startsOf(rule))))
                .toList();
        return new RuleBook(dataset, entries);
    }

    /**
     * Judges a row.
     *
     * @param row column, or {@code parent.column}, to its value as text; what is not there is NULL
     */
    public Judgement judge(Map<String, String> row, Instant asOf) {
        return entries.stream()
                .filter(entry -> claims(entry.claim(), row))
                .findFirst()
                .map(entry -> judge(entry, row, asOf))
                .orElseGet(Judgement.NotClaimed::new);
    }

    private boolean claims(Claim claim, Map<String, String> row) {
        ConditionJudge judge = new ConditionJudge(dataset.dates(), claim.zone(), row);
        return judge.answer(claim.rule().when()) == ConditionJudge.Answer.YES;
    }

    private static Judgement judge(Entry entry, Map<String, String> row, Instant asOf) {
        StartReader reader = new StartReader(entry.claim().zone(), asOf);
        return switch (reader.read(entry.claim().rule().since(), entry.starts(), row)) {
            case StartReading.Undated undated -> new Judgement.Undated(entry.claim(), undated);
            case StartReading.Dated dated -> dated(entry.claim(), dated, asOf);
        };
    }

    private static Judgement dated(Claim claim, StartReading.Dated start, Instant asOf) {
        ZoneId zone = claim.zone();
        List<Step> steps = claim.rule().steps();
        Step step = steps.getFirst();
        for (Step later : steps) {
            step = isDue(claim.rule().expiry(later, zone), start, asOf) ? later : step;
        }
        Expiry expiry = claim.rule().expiry(step, zone);
        return new Judgement.Dated(
                claim,
                start,
                step,
                expiry.lastDayKept(start.day()),
                expiry.dueAt(start.day()),
                isDue(expiry, start, asOf));
    }

    private static boolean isDue(Expiry expiry, StartReading.Dated start, Instant asOf) {
        return !expiry.dueAt(start.day()).isAfter(asOf);
    }
}
