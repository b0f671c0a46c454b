package io.lethe.evidence.paper;

import io.lethe.evidence.Asked;
import io.lethe.evidence.Certificate;
import io.lethe.evidence.Issue;
import io.lethe.evidence.PolicyStatement;
import io.lethe.evidence.RunStatement;
import io.lethe.evidence.TableStatement;
import io.lethe.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The head of the sheet: which certificate, who answers for it, what was asked, and the answer in a line. */
record IssueSheet(String id, String issued, String by, String owners, String question, List<Answer> answers) {

    /** One line of the answer, and where its proof lies; {@code opening} is empty where no single row was asked about. */
    record Answer(String line, String opening) {}

    static IssueSheet of(Certificate certificate, Scribe scribe) {
        Issue issue = certificate.issue();
        return new IssueSheet(
                issue.id().toString(),
                scribe.say(Text.ISSUED_WITH, scribe.instant(issue.at()), issue.engine()),
                issue.by().isEmpty() ? scribe.say(Text.NOBODY) : issue.by(),
                owners(certificate.policies(), scribe),
                question(certificate.asked(), scribe),
                answers(certificate, scribe));
    }

    private static String owners(List<PolicyStatement> policies, Scribe scribe) {
        String owners = policies.stream()
                .flatMap(policy -> Stream.ofNullable(policy.text()))
                .map(Policy::owner)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return owners.isEmpty() ? scribe.say(Text.UNKNOWN) : owners;
    }

    private static String question(Asked asked, Scribe scribe) {
        return switch (asked) {
            case Asked.OfRun run -> scribe.say(Text.ASKED_RUN, run.run().toString());
            case Asked.OfRecord row ->
                scribe.say(
                        row.isOfObject() ? Text.ASKED_OBJECT : Text.ASKED_RECORD,
                        row.target().toString(),
                        row.table().toString(),
                        String.join(", ", row.key()));
            case Asked.OfSubject subject -> scribe.say(Text.ASKED_SUBJECT, subject.reference());
            case Asked.OfPeriod period ->
                scribe.say(Text.ASKED_PERIOD, scribe.instant(period.from()), scribe.instant(period.to()));
        };
    }

    private static List<Answer> answers(Certificate certificate, Scribe scribe) {
        return switch (certificate.asked()) {
            case Asked.OfRun run -> sums(certificate.runs(), scribe);
            case Asked.OfPeriod period -> sums(certificate.runs(), scribe);
            case Asked.OfRecord row -> RecordLines.of(certificate, row, scribe);
            case Asked.OfSubject subject -> SubjectLines.of(certificate.subject(), scribe);
        };
    }

    private static List<Answer> sums(List<RunStatement> runs, Scribe scribe) {
        Map<String, List<TableStatement>> byAction = runs.stream()
                .flatMap(run -> run.tables().stream())
                .collect(Collectors.groupingBy(TableStatement::action, TreeMap::new, Collectors.toList()));
        return byAction.values().stream()
                .flatMap(tables -> Stream.of(false, true)
                        .map(objects -> tables.stream()
                                .filter(table -> table.ofObjects() == objects)
                                .toList()))
                .filter(tables -> !tables.isEmpty())
                .map(tables -> sum(tables, scribe))
                .toList();
    }

    /** Of tables to which the same was done; of rows, or of objects. */
    private static Answer sum(List<TableStatement> tables, Scribe scribe) {
        TableStatement first = tables.getFirst();
        long rows = tables.stream().mapToLong(TableStatement::rows).sum();
        long chunks = tables.stream().mapToLong(TableStatement::chunks).sum();
        String word = Done.of(first.action()).word(first.action(), scribe);
        String what = first.ofObjects() ? scribe.objects(rows) : scribe.rows(rows);
        return new Answer(scribe.say(Text.ANSWER_ROWS, what, word, scribe.transactions(chunks)), "");
    }
}
