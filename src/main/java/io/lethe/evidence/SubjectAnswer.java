package io.lethe.evidence;

import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonObject;
import java.util.List;
import java.util.SortedSet;

/**
 * What became of the rows about one person.
 *
 * @param rows dealt with, each opened; that there was no other is the issuer's word, which whoever is shown the epoch keys can check
 * @param stillThere by the issuer's word
 * @param notCovered tables whose rows do not say whom they are about, as {@code target schema.table}: of them nothing is said
 */
public record SubjectAnswer(List<SubjectRow> rows, List<StillThere> stillThere, List<String> notCovered) {

    public SubjectAnswer {
        rows = List.copyOf(rows);
        stillThere = List.copyOf(stillThere);
        notCovered = List.copyOf(notCovered);
    }

    static SubjectAnswer of(List<SubjectRow> rows, Asked.OfSubject asked, SortedSet<String> untagged) {
        untagged.addAll(asked.withoutSubject());
        return new SubjectAnswer(rows, asked.stillThere(), List.copyOf(untagged));
    }

    JsonObject json() {
        return JsonObject.builder()
                .put("rows", RunStatement.array(rows.stream().map(SubjectRow::json)))
                .put("stillThere", RunStatement.array(stillThere.stream().map(StillThere::json)))
                .put("notCovered", JsonArray.ofTexts(notCovered))
                .build();
    }
}
