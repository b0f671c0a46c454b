package io.lethe.evidence.paper;

import static java.util.Comparator.naturalOrder;

import io.lethe.evidence.StillThere;
import io.lethe.evidence.SubjectAnswer;
import io.lethe.evidence.SubjectRow;
import io.lethe.evidence.paper.IssueSheet.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of one person's rows, a line for all that was done alike in one run, and then what nobody can say. */
final class SubjectLines {
    private SubjectLines() {}

    static List<Answer> of(@Nullable SubjectAnswer subject, Scribe scribe) {
        if (subject == null) {
            return List.of(new Answer(scribe.say(Text.NO_RECORD), ""));
        }
        List<Answer> lines = new ArrayList<>();
        alike(subject.rows()).forEach(rows -> lines.add(line(rows, scribe)));
        lines.add(new Answer(scribe.say(Text.NO_OTHER), ""));
        subject.stillThere().forEach(rows -> lines.add(new Answer(stillThere(rows, scribe), "")));
        if (!subject.notCovered().isEmpty()) {
            lines.add(new Answer(scribe.say(Text.NOT_COVERED, String.join(", ", subject.notCovered())), ""));
        }
        return lines;
    }

    /** Rows that follow each other and were dealt with alike: a person's rows may lie in a hundred transactions of one night. */
    private static List<List<SubjectRow>> alike(List<SubjectRow> rows) {
        List<List<SubjectRow>> groups = new ArrayList<>();
        for (SubjectRow row : rows) {
            if (groups.isEmpty() || !groups.getLast().getLast().isDealtWithLike(row)) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(row);
        }
        return groups;
    }

    private static Answer line(List<SubjectRow> rows, Scribe scribe) {
        SubjectRow first = rows.getFirst();
        String opened = Integer.toString(first.number());
        return new Answer(
                words(rows, scribe),
                rows.size() == 1
                        ? scribe.say(Text.OPENING, opened)
                        : scribe.say(
                                Text.OPENINGS,
                                opened,
                                Integer.toString(rows.getLast().number())));
    }

    private static String words(List<SubjectRow> rows, Scribe scribe) {
        SubjectRow first = rows.getFirst();
        SubjectRow last = rows.getLast();
        List<String> said = List.of(
                scribe.rows(rows.size()),
                first.target() + " " + first.table(),
                first.column().toString(),
                done(first, scribe));
        long transactions = rows.stream().map(SubjectRow::leaf).distinct().count();
        List<String> where = transactions == 1
                ? List.of(Long.toString(first.leaf()), first.run().toString(), scribe.instant(first.committed()))
                : List.of(
                        Long.toString(transactions),
                        first.run().toString(),
                        Long.toString(first.leaf()),
                        Long.toString(last.leaf()),
                        scribe.instant(rows.stream()
                                .map(SubjectRow::committed)
                                .min(naturalOrder())
                                .orElseThrow()),
                        scribe.instant(rows.stream()
                                .map(SubjectRow::committed)
                                .max(naturalOrder())
                                .orElseThrow()));
        return scribe.say(
                transactions == 1 ? Text.ANSWER_SUBJECT : Text.ANSWER_SUBJECT_OFTEN,
                Stream.concat(said.stream(), where.stream()).toArray(String[]::new));
    }

    private static String done(SubjectRow row, Scribe scribe) {
        String word = Done.of(row.action()).word(row.action(), scribe);
        return row.columns().isEmpty() ? word : scribe.say(Text.MASKED_COLUMNS, word, String.join(", ", row.columns()));
    }

    private static String stillThere(StillThere rows, Scribe scribe) {
        return scribe.say(
                Text.STILL_THERE,
                scribe.rows(rows.rows()),
                rows.target() + " " + rows.table(),
                rows.column().toString(),
                scribe.number(rows.held()),
                scribe.number(rows.due()));
    }
}
