package io.lethe.evidence;

import io.lethe.ledger.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether what a certificate says of one person's rows is opened under the leaves beside it. */
final class SubjectCheck {
    private final JsonObject certificate;
    private final Map<Long, LeafText> leaves;

    SubjectCheck(JsonObject certificate, Map<Long, LeafText> leaves) {
        this.certificate = certificate;
        this.leaves = leaves;
    }

    /** How many rows are spoken of; none where nobody was asked about. */
    int rows() {
        return stated().size();
    }

    private List<JsonObject> stated() {
        return certificate.has("subject")
                ? certificate.object("subject").array("rows").objects()
                : List.of();
    }

    /** Each row is opened under the leaf that tells of its chunk, and none twice: it would be counted as two. */
    void openings(Bundle bundle) {
        Set<List<Long>> seen = new HashSet<>();
        for (JsonObject row : stated()) {
            int number = Math.toIntExact(row.integer("opening"));
            SubjectOpening opening = SubjectOpening.read(bundle.file(BundleLayout.opening(number)));
            boolean right = leads(row, number, opening)
                    && seen.add(List.of(opening.leaf(), opening.proof().index()));
            if (!right) {
                throw new BundleRefusedException(
                        BundleLayout.opening(number) + " does not lead to leaf " + opening.leaf());
            }
        }
    }

    private boolean leads(JsonObject row, int number, SubjectOpening opening) {
        LeafText chunk = leaves.get(opening.leaf());
        return chunk != null
                && chunk.isChunk()
                && isSaidOf(SubjectRow.of(number, chunk), row)
                && opening.shows(certificate.object("asked").text("subject"), chunk.json());
    }

    private static boolean isSaidOf(SubjectRow found, JsonObject row) {
        return row.equals(row.has("fields") ? found.json() : found.brief().build());
    }

    String answer() {
        if (rows() == 0) {
            throw new BundleRefusedException("no row about the person who was asked about is opened");
        }
        return rows() + (rows() == 1 ? " row" : " rows")
                + " about the person who was asked about; that there was no other is the issuer's word";
    }
}
