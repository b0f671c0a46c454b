package io.lethe.evidence.paper;

import io.lethe.evidence.StillThere;
import io.lethe.evidence.SubjectAnswer;
import io.lethe.evidence.SubjectRow;
import io.lethe.evidence.paper.IssueSheet.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of one person's rows, a line for each transaction, and then what nobody can say. */
final class SubjectLines {
    private SubjectLines() {}

    static List<Answer> of(@Nullable SubjectAnswer subject, Scribe scribe) {
        if (subject == null) {
            return List.of(new Answer(scribe.say(Text.NO_RECORD), ""));
        }
        Map<Long, List<SubjectRow>> byLeaf = new LinkedHashMap<>();
        subject.rows()
                .forEach(row -> byLeaf.computeIfAbsent(row.leaf(), none -> new ArrayList<>())
                        .add(row));
        List<Answer> lines = new ArrayList<>();
        byLeaf.values().forEach(rows -> lines.add(line(rows, scribe)));
        lines.add(new Answer(scribe.say(Text.NO_OTHER), ""));
        subject.stillThere().forEach(rows -> lines.add(new Answer(stillThere(rows, scribe), "")));
        if (!subject.notCovered().isEmpty()) {
            lines.add(new Answer(scribe.say(Text.NOT_COVERED, String.join(", ", subject.notCovered())), ""));
        }
        return lines;
    }

    private static Answer line(List<SubjectRow> rows, Scribe scribe) {
        SubjectRow first = rows.getFirst();
        String line = scribe.say(
                Text.ANSWER_SUBJECT,
                scribe.rows(rows.size()),
                first.target() + " " + first.table(),
                first.column().toString(),
                Done.of(first.action()).word(first.action(), scribe),
                Long.toString(first.leaf()),
                first.run().toString(),
                scribe.instant(first.committed()));
        String opened = Integer.toString(first.number());
        return new Answer(
                line,
                rows.size() == 1
                        ? scribe.say(Text.OPENING, opened)
                        : scribe.say(
                                Text.OPENINGS,
                                opened,
                                Integer.toString(rows.getLast().number())));
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
