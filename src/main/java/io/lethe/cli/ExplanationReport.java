package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.hold.Hold;
import io.lethe.plan.RowExplanation;
import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.judge.Judgement;
import io.lethe.policy.judge.Judgement.Claim;
import io.lethe.policy.name.TargetName;
import io.lethe.schedule.Firings;
import java.io.PrintWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The explanation of one row, in sentences.
 *
 * <pre>
 * One row of crm.lead (dataset lead, target crm)
 * rule    lead, rule 1, of policy 51ab…
 * sum     created_at: 2025-10-01 (Europe/Dublin) + 13 months = 2026-11-01; kept through that day; due from 2026-11-02T00:00:00Z
 * next    Due: purge by the run of 2026-11-23T02:00:00Z.
 * </pre>
 */
final class ExplanationReport {
    private final PolicySet policies;
    private final Instant asOf;

    ExplanationReport(PolicySet policies, Instant asOf) {
        this.policies = policies;
        this.asOf = asOf;
    }

    void show(Lethe lethe, TargetName target, RowExplanation explanation) {
        lethe.show(json(target, explanation), out -> print(out, target, explanation));
    }

    private void print(PrintWriter out, TargetName target, RowExplanation explanation) {
        out.println("One row of " + explanation.table() + " (dataset " + explanation.dataset() + ", target " + target
                + ")");
        Claim claim = claim(explanation.judgement());
        if (claim != null) {
            out.println("rule    " + claim.category() + ", rule " + claim.rule().number() + ", of policy "
                    + explanation.policyHash());
            out.println("sum     " + claim.rule().since() + ": "
                    + explanation.judgement().arithmetic());
        }
        for (Hold hold : explanation.holds()) {
            out.println("held    by " + hold.id() + " (" + hold.matter() + "), placed by " + hold.placedBy());
        }
        explanation.waitingFor().forEach(children -> out.println("waits   for " + children));
        explanation.takes().forEach(children -> out.println("takes   " + children));
        explanation.detaches().forEach(children -> out.println("leaves  " + children + ", with NULL where it stood"));
        out.println("next    " + next(explanation));
    }

    private Json json(TargetName target, RowExplanation explanation) {
        Judgement judgement = explanation.judgement();
        Claim claim = claim(judgement);
        return Json.document("explanation")
                .put("target", target)
                .put("table", explanation.table())
                .put("dataset", explanation.dataset())
                .put("asOf", asOf)
                .put("fate", judgement.fate())
                .put("category", claim == null ? null : claim.category())
                .put("rule", claim == null ? null : claim.rule().number())
                .put("policy", claim == null ? null : explanation.policyHash())
                .put("sum", judgement.arithmetic())
                .put("dueAt", judgement instanceof Judgement.Dated dated ? dated.dueAt() : null)
                .put("due", explanation.due())
                .put("holds", explanation.holds().stream().map(Hold::id).toList())
                .put("waitingFor", explanation.waitingFor())
                .put("takes", explanation.takes())
                .put("detaches", explanation.detaches())
                .put("next", next(explanation));
    }

    private String next(RowExplanation explanation) {
        return explanation.next(firing(explanation.decisive().judgement()));
    }

    private static @Nullable Claim claim(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Dated dated -> dated.claim();
            case Judgement.Undated undated -> undated.claim();
            case Judgement.NotClaimed none -> null;
        };
    }

    /** When the policy runs next once the row is due; null for a row that never is. */
    private @Nullable Instant firing(Judgement judgement) {
        if (!(judgement instanceof Judgement.Dated dated)) {
            return null;
        }
        Instant from = dated.dueAt().isAfter(asOf) ? dated.dueAt() : asOf;
        return policies.policy(dated.claim().category())
                .map(Policy::schedule)
                .map(timetable -> new Firings(timetable).next(from).start())
                .orElse(null);
    }
}
