package io.lethe.evidence.paper;

import io.lethe.evidence.Asked;
import io.lethe.evidence.Certificate;
import io.lethe.evidence.MaskedColumns;
import io.lethe.evidence.Presence;
import io.lethe.evidence.RecordStatement;
import io.lethe.evidence.paper.IssueSheet.Answer;
import io.lethe.ledger.row.ObjectRow;
import io.lethe.policy.FileSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of one record, a line for each time that something was done to it; and of one that was only masked, whether it is there. */
final class RecordLines {
    private RecordLines() {}

    static List<Answer> of(Certificate certificate, Asked.OfRecord asked, Scribe scribe) {
        if (certificate.records().isEmpty()) {
            return List.of(new Answer(scribe.say(Text.NO_RECORD), ""));
        }
        List<Answer> lines = new ArrayList<>();
        certificate.records().forEach(row -> lines.add(line(row, scribe)));
        if (certificate.isOfMaskedRecord()) {
            lines.add(new Answer(presence(asked, scribe), ""));
        }
        return lines;
    }

    private static Answer line(RecordStatement row, Scribe scribe) {
        ObjectRow object = row.object();
        List<String> where = List.of(
                object == null ? String.join(", ", row.key()) : object.key(),
                Long.toString(row.leaf()),
                row.run().toString(),
                scribe.instant(row.committed()));
        MaskedColumns how = row.masked();
        return new Answer(
                how == null
                        ? scribe.say(deleted(object), where.toArray(String[]::new))
                        : scribe.say(
                                Text.ANSWER_MASKED,
                                Stream.concat(where.stream(), masking(how, scribe))
                                        .toArray(String[]::new)),
                scribe.say(Text.OPENING, Integer.toString(row.number())));
    }

    private static Text deleted(@Nullable ObjectRow object) {
        if (object == null) {
            return Text.ANSWER_RECORD;
        }
        return object.wasThere() ? Text.ANSWER_OBJECT : Text.ANSWER_OBJECT_GONE;
    }

    private static Stream<String> masking(MaskedColumns how, Scribe scribe) {
        return Stream.of(
                Done.of(how.action()).word(how.action(), scribe),
                how.toString(),
                how.policy().category().name(),
                Integer.toString(how.rule()),
                how.masked().before().hex(),
                how.masked().after().hex());
    }

    private static String presence(Asked.OfRecord asked, Scribe scribe) {
        return switch (asked.presence()) {
            case Presence.There row ->
                scribe.say(
                        Text.IS_THERE,
                        scribe.number(row.holds()),
                        scribe.say(row.due() ? Text.IS_DUE : Text.IS_NOT_DUE));
            case Presence.Absent absent ->
                scribe.say(asked.table().schema().equals(FileSet.SCHEMA) ? Text.IS_NO_SUCH_FILE : Text.IS_NOT_THERE);
        };
    }
}
