package io.lethe.evidence;

import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.row.SubjectTags;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.InclusionProof;
import java.util.Arrays;
import java.util.List;

/**
 * Shows that one of a chunk's rows was about a person, without showing which key the row had, and shows no other row:
 *
 * <pre>
 * {"index":3,"leaf":1,"path":["6a27…","124a…","556c…"],"salt":"418f…","size":5,"subject":"17"}
 * </pre>
 *
 * @param leaf of the chunk
 * @param proof from the row's tag to the leaf's {@code subjectsRoot}; its index is that of the row's commitment under {@code rowsRoot}
 */
record SubjectOpening(long leaf, String subject, Hash salt, InclusionProof proof) implements Opened {

    private static final int LIMIT = 64 * 1024;

    /** Refuses every other spelling of what it reads. */
    static SubjectOpening read(byte[] bytes) {
        JsonObject json = JsonObject.read(bytes, LIMIT);
        List<Hash> path = json.array("path").texts().stream().map(Hash::parse).toList();
        SubjectOpening opening = new SubjectOpening(
                json.integer("leaf"),
                json.text("subject"),
                json.hash("salt"),
                new InclusionProof(json.integer("index"), json.integer("size"), path));
        if (!Arrays.equals(opening.bytes(), bytes)) {
            throw new IllegalArgumentException("expected exactly the members of an opening but was " + json.names());
        }
        return opening;
    }

    @Override
    public byte[] bytes() {
        return JsonObject.builder()
                .put("leaf", leaf)
                .put("subject", subject)
                .put("salt", salt)
                .put("index", proof.index())
                .put("size", proof.size())
                .put(
                        "path",
                        JsonArray.ofTexts(proof.path().stream().map(Hash::hex).toList()))
                .build()
                .bytes(LIMIT);
    }

    /** Whether it is this person whose row it shows, among those of the chunk that this leaf tells of. */
    boolean shows(String reference, JsonObject chunk) {
        return subject.equals(reference)
                && proof.size() == chunk.integer("rows")
                && proof.verify(Hash.leaf(SubjectTags.tag(salt, reference).bytes()), chunk.hash("subjectsRoot"));
    }
}
