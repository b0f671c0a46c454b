package io.lethe.policy.read;

import io.lethe.policy.Basis;
import io.lethe.policy.Policy;
import io.lethe.policy.Rule;
import io.lethe.policy.SourceFile;
import io.lethe.policy.Timetable;
import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.field.ValueReader;
import io.lethe.policy.name.Category;
import io.lethe.policy.yaml.YamlNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one policy file by itself; what it names in the maps is looked up later. */
final class PolicyFileReader {
    private static final Keys KEYS = new Keys(
            "a policy",
            Map.of(
                    "category", "category: activity-log",
                    "title", "title: Usage and activity logs",
                    "owner", "owner: dataprotection@example.com",
                    "purpose", "purpose: run and secure the service",
                    "basis", "basis: {type: legitimate-interest, reference: \"GDPR Art. 6(1)(f)\"}",
                    "timezone", "timezone: Europe/Dublin",
                    "schedule", "schedule: {daily: \"02:00\", until: \"05:00\"}",
                    "review-by", "review-by: 2027-06-30",
                    "rules", "rules: [{data: activity-log, since: created_at, keep: 13 months, then: purge}]",
                    "tests", "tests: [{as-of: 2026-11-22, row: {created_at: 2025-10-01}, expect: purge}]"),
            List.of("notice"));
    private static final Keys BASIS = new Keys(
            "a basis", Map.of("type", "type: contract", "reference", "reference: \"GDPR Art. 6(1)(b)\""), List.of());

    /** Bounds what is compared with what; a category of more than these is more than one category. */
    private static final int MOST_RULES = 50;

    private static final int MOST_TESTS = 500;

    private final SourceFile source;
    private final LocalDate today;
    private final Problems problems;

    private PolicyFileReader(SourceFile source, LocalDate today, Problems problems) {
        this.source = source;
        this.today = today;
        this.problems = problems;
    }

    private static final ValueReader<List<String>> NOTICE = TextReader.list(
            "a list of the notice's clauses such as [\"2 Meta Data\"]",
            TextReader.text("a clause such as \"2 Meta Data\""));

    static Optional<PolicyDraft> read(SourceFile source, YamlNode root, LocalDate today, Problems problems) {
        PolicyFileReader reader = new PolicyFileReader(source, today, problems);
        return Fields.open(root, KEYS, problems).map(reader::read);
    }

    private PolicyDraft read(Fields fields) {
        Optional<Category> category = fields.read("category", Stem.mustEqual(source, Names.CATEGORY));
        Optional<String> title = fields.read("title", TextReader.text("a title"));
        Optional<String> owner = fields.read("owner", TextReader.text("the owner's address"));
        Optional<String> purpose = fields.read("purpose", TextReader.text("a purpose in words"));
        List<String> notice = fields.read("notice", NOTICE).orElse(List.of());
        Optional<Basis> basis = fields.read("basis", PolicyFileReader::basis);
        Optional<ZoneId> zone = fields.read("timezone", DateReader::zone);
        ZoneId zoneOrAny = zone.orElse(ZoneOffset.UTC);
        Optional<Timetable> schedule = fields.read("schedule", TimetableReader.in(zoneOrAny));
        Optional<LocalDate> reviewBy = fields.read("review-by", this::reviewBy);
        List<RuleDraft> rules = new ArrayList<>();
        List<TestDraft> tests = new ArrayList<>();
        fields.read("rules", (node, ignored) -> items("rules", MOST_RULES, node))
                .ifPresent(nodes -> nodes.forEach(node ->
                        RuleReader.read(node, rules.size() + 1, problems).ifPresent(rules::add)));
        fields.read("tests", (node, ignored) -> items("tests", MOST_TESTS, node))
                .ifPresent(nodes -> nodes.forEach(
                        node -> TestReader.read(node, zoneOrAny, problems).ifPresent(tests::add)));
        boolean whole = fields.complete() && !problems.hasErrors();
        Policy policy = whole
                ? new Policy(
                        category.orElseThrow(),
                        title.orElseThrow(),
                        owner.orElseThrow(),
                        purpose.orElseThrow(),
                        notice,
                        basis.orElseThrow(),
                        zone.orElseThrow(),
                        schedule.orElseThrow(),
                        reviewBy.orElseThrow(),
                        whole(rules),
                        List.of(),
                        source)
                : null;
        return new PolicyDraft(fields.mapping(), zone.orElse(null), rules, tests, policy, problems);
    }

    private static List<Rule> whole(List<RuleDraft> drafts) {
        List<Rule> rules = new ArrayList<>();
        drafts.forEach(draft -> rules.add(draft.rule()));
        drafts.forEach(draft -> draft.shorter().forEach(rule -> rules.add(rule.numbered(rules.size() + 1))));
        return rules;
    }

    private Optional<List<YamlNode>> items(String what, int most, YamlNode node) {
        return node instanceof YamlNode.Sequence sequence
                        && !sequence.items().isEmpty()
                        && sequence.items().size() <= most
                ? Optional.of(sequence.items())
                : problems.expected("a list of 1 to " + most + " " + what, node);
    }

    private Optional<LocalDate> reviewBy(YamlNode node, Problems ignored) {
        Optional<LocalDate> day = DateReader.day(node, problems);
        day.filter(date -> date.isBefore(today))
                .ifPresent(date -> problems.warning(
                        node,
                        "the review was due by " + date + " and today is " + today,
                        "Review the policy and set the next date."));
        return day;
    }

    private static Optional<Basis> basis(YamlNode node, Problems problems) {
        return Fields.open(node, BASIS, problems).flatMap(fields -> {
            Optional<Basis.Type> type =
                    fields.read("type", TextReader.word("a ground of GDPR Art. 6(1)", Basis.Type.class));
            Optional<String> reference = fields.read("reference", TextReader.text("a reference in words"));
            return fields.complete()
                    ? Optional.of(new Basis(type.orElseThrow(), reference.orElseThrow()))
                    : Optional.empty();
        });
    }
}
