package io.lethe.ledger.row;

import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.InclusionProof;
import io.lethe.ledger.tree.PackedTree;
import io.lethe.ledger.tree.Sha256;
import io.lethe.ledger.tree.SubtreeHashes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Whom a chunk's rows were about, 32 bytes a row, in the order of their commitments: the tag at a position is of the row whose commitment
 * stands there. Their root stands in the chunk's leaf, so no row can be laid at somebody's door afterwards, or taken away.
 *
 * <pre>
 * salt         = HMAC-SHA256(epochKey, "lethe/subject-salt/v1" 00 receipt occurrence reference)
 * tag          = SHA-256("lethe/subject-tag/v1" 00 salt reference)
 * of nobody    = HMAC-SHA256(epochKey, "lethe/nobody/v1" 00 receipt commitment)
 * subjectsRoot = RFC 6962 root over the tags
 * </pre>
 *
 * <p>{@code receipt} is the 16 bytes of the receipt's id; {@code occurrence}, four bytes, most significant first, counts the chunk's rows
 * about the same subject from 0 in the order of the tags; {@code reference} is the subject column's value as text, in UTF-8.
 *
 * <p>No two tags are equal, even of one subject in one chunk, so without the epoch key they say nothing: neither who, nor who else, nor
 * how many. With the key a chunk is asked about a subject by one HMAC for each row found and one more, not by one for each row it has.
 */
public final class SubjectTags {
    private final byte[] tags;

    private SubjectTags(byte[] tags) {
        this.tags = tags;
    }

    static SubjectTags of(List<Hash> tags) {
        byte[] bytes = new byte[tags.size() * Hash.SIZE];
        for (int i = 0; i < tags.size(); i++) {
            tags.get(i).copyTo(bytes, i * Hash.SIZE);
        }
        return new SubjectTags(bytes);
    }

    /** Reads back {@link #bytes()}. */
    public static SubjectTags read(byte[] bytes) {
        if (bytes.length % Hash.SIZE != 0) {
            throw new IllegalArgumentException("expected 32 bytes for each tag but was " + bytes.length);
        }
        return new SubjectTags(bytes.clone());
    }

    /**
     * One row about a subject.
     *
     * @param salt with it, and only for this row, anyone can check the tag
     * @param proof that the tag is under {@code subjectsRoot}
     */
    public record Found(Hash salt, InclusionProof proof) {}

    /** The chunk's rows about this subject, in the order of the tags. */
    public List<Found> find(EpochKey key, UUID receipt, String reference) {
        SubjectTagger tagger = new SubjectTagger(key, receipt);
        List<Found> found = new ArrayList<>();
        Hash salt = tagger.salt(reference, 0);
        int position = positionOf(SubjectTagger.tag(salt, reference), 0);
        while (position >= 0) {
            found.add(new Found(salt, prove(position)));
            salt = tagger.salt(reference, found.size());
            position = positionOf(SubjectTagger.tag(salt, reference), position + 1);
        }
        return found;
    }

    private int positionOf(Hash tag, int from) {
        byte[] wanted = tag.bytes();
        for (int i = from; i < size(); i++) {
            if (Arrays.equals(tags, i * Hash.SIZE, (i + 1) * Hash.SIZE, wanted, 0, Hash.SIZE)) {
                return i;
            }
        }
        return -1;
    }

    private InclusionProof prove(int position) {
        List<Hash> leaves = IntStream.range(0, size())
                .mapToObj(i -> Hash.leaf(at(i).bytes()))
                .toList();
        return SubtreeHashes.over(leaves).inclusion(position, size());
    }

    /** Checks an opening: the tag of this subject under this salt, without any key. */
    public static Hash tag(Hash salt, String reference) {
        return SubjectTagger.tag(salt, reference);
    }

    public int size() {
        return tags.length / Hash.SIZE;
    }

    private Hash at(int position) {
        return Hash.at(tags, position);
    }

    /** The root that stands in the chunk's leaf. */
    public Hash root() {
        return root(new PackedTree(new Sha256()));
    }

    /** As {@link #root()}, for whoever asks many of them. */
    public Hash root(PackedTree tree) {
        return tree.root(tags);
    }

    /** All tags, one after the other. */
    public byte[] bytes() {
        return tags.clone();
    }

    @Override
    public String toString() {
        return size() + " tags";
    }
}
