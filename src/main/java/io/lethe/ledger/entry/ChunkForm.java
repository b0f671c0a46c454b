package io.lethe.ledger.entry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lethe.ledger.json.CanonicalJson;
import io.lethe.ledger.json.JsonInteger;
import io.lethe.ledger.tree.Hash;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The form that the leaves of one type of chunk have, byte for byte. Almost every leaf of a ledger is a chunk's, and to read one into an
 * {@link Entry} takes ten times as long as to see that it has this form.
 *
 * <p>It is a shortcut and no second truth: it knows less than {@link Entry#read}, and never more. What has this form, that reads too, and
 * with the same facts. What has not (a text that needs an escape or is not ASCII, a leaf without its basis, and whatever is wrong) is left
 * to it, so that there is one place that refuses. ChunkFormTest holds the two against each other.
 *
 * <ol>
 *   <li>The leaf's end tells its type, and so its form: the members in the order of their names.
 *   <li>Each name must be there to the byte, and after it a value of its kind.
 *   <li>The facts are taken from the places where their values began.
 * </ol>
 */
final class ChunkForm {

    private static final int UUID_LENGTH = 36;
    private static final int HASH_LENGTH = 2 * Hash.SIZE;

    private static final byte[] POLICY_ID = "{\"id\":".getBytes(US_ASCII);
    private static final byte[] POLICY_SHA256 = ",\"sha256\":".getBytes(US_ASCII);

    /** Two members that stand together where a table has a subject column, before its name. */
    private static final byte[] SUBJECT = ",\"subject\":\"".getBytes(US_ASCII);

    private static final byte[] SUBJECTS_ROOT = "\",\"subjectsRoot\":".getBytes(US_ASCII);

    /** There are no tags of subjects. */
    private static final int NONE = -1;

    /** There is something that has not the form. */
    private static final int WRONG = -2;

    private static final Map<String, Value> SEGMENT = Map.of("content", LeafCursor::hash, "segment", LeafCursor::words);

    /** The most frequent first. */
    private static final List<ChunkForm> ALL = List.of(
            new ChunkForm(ChunkPurged.TYPE, Map.of()),
            new ChunkForm(
                    ChunkAnonymised.TYPE,
                    Map.of("after", LeafCursor::hash, "before", LeafCursor::hash, "fields", ChunkForm::fields)),
            new ChunkForm(ChunkArchived.TYPE, SEGMENT),
            new ChunkForm(ChunkRestored.TYPE, SEGMENT));

    private final String type;
    private final byte[][] openings;
    private final Value[] values;
    private final byte[] ending;
    private final int receipt;
    private final int run;
    private final int rows;
    private final int rowsRoot;
    private final int table;
    private final int before;
    private final int after;

    /** Passes a value of one kind. */
    private interface Value {
        boolean pass(LeafCursor cursor);
    }

    private ChunkForm(String type, Map<String, Value> deed) {
        this.type = type;
        TreeMap<String, Value> members = new TreeMap<>(common());
        members.putAll(deed);
        List<String> names = List.copyOf(members.keySet());
        openings = names.stream()
                .map(name -> ((name.equals(names.getFirst()) ? "{" : ",") + "\"" + name + "\":").getBytes(US_ASCII))
                .toArray(byte[][]::new);
        values = members.values().toArray(Value[]::new);
        ending = (",\"type\":\"" + type + "\"}").getBytes(US_ASCII);
        receipt = names.indexOf("receipt");
        run = names.indexOf("run");
        rows = names.indexOf("rows");
        rowsRoot = names.indexOf("rowsRoot");
        table = names.indexOf("table");
        before = names.indexOf("before");
        after = names.indexOf("after");
    }

    private static Map<String, Value> common() {
        byte[] schema = ("\"" + Entry.SCHEMA + "\"").getBytes(US_ASCII);
        Value fromOne = cursor -> cursor.integer(1, Integer.MAX_VALUE);
        return Map.ofEntries(
                Map.entry("asOf", LeafCursor::time),
                Map.entry("chunk", fromOne),
                Map.entry("committed", LeafCursor::time),
                Map.entry("cutoff", LeafCursor::time),
                Map.entry("dataset", LeafCursor::hyphened),
                Map.entry("fence", cursor -> cursor.integer(1, JsonInteger.MAX)),
                Map.entry("key", ChunkForm::key),
                Map.entry("keyEpoch", LeafCursor::quarter),
                Map.entry("partition", fromOne),
                Map.entry("policy", ChunkForm::policy),
                Map.entry("receipt", LeafCursor::uuid),
                Map.entry("receiptHash", LeafCursor::hash),
                Map.entry("rows", fromOne),
                Map.entry("rowsRoot", LeafCursor::hash),
                Map.entry("rule", cursor -> cursor.integer(0, Integer.MAX_VALUE)),
                Map.entry("run", LeafCursor::uuid),
                Map.entry("schema", cursor -> cursor.literal(schema)),
                Map.entry("server", LeafCursor::words),
                Map.entry("step", fromOne),
                Map.entry("table", ChunkForm::table),
                Map.entry("target", LeafCursor::hyphened));
    }

    /** The facts of a leaf that has a form; null if it has none. */
    static @Nullable LeafFacts facts(byte[] leaf) {
        for (ChunkForm form : ALL) {
            int end = leaf.length - form.ending.length;
            if (end > 0
                    && leaf.length <= CanonicalJson.LEAF_LIMIT
                    && Arrays.equals(leaf, end, leaf.length, form.ending, 0, form.ending.length)) {
                return form.factsOf(leaf);
            }
        }
        return null;
    }

    private @Nullable LeafFacts factsOf(byte[] leaf) {
        LeafCursor cursor = new LeafCursor(leaf);
        int[] starts = new int[values.length];
        int subjectsRoot = NONE;
        for (int i = 0; i < values.length; i++) {
            subjectsRoot = i == table ? subjectsRoot(cursor) : subjectsRoot;
            if (subjectsRoot == WRONG || !cursor.literal(openings[i])) {
                return null;
            }
            starts[i] = cursor.position();
            if (!values[i].pass(cursor)) {
                return null;
            }
        }
        if (!cursor.literal(ending) || !cursor.isAtEnd() || !changesRows(leaf, starts)) {
            return null;
        }
        return new LeafFacts(
                type,
                text(leaf, starts[run], UUID_LENGTH),
                UUID.fromString(text(leaf, starts[receipt], UUID_LENGTH)),
                new LeafFacts.Rows(
                        count(leaf, starts[rows]),
                        Hash.parse(text(leaf, starts[rowsRoot], HASH_LENGTH)),
                        subjectsRoot == NONE ? null : Hash.parse(text(leaf, subjectsRoot, HASH_LENGTH))),
                null);
    }

    /** Passes the members that tell of subjects, and says where their root begins. */
    private static int subjectsRoot(LeafCursor cursor) {
        if (!cursor.literal(SUBJECT)) {
            return NONE;
        }
        if (!cursor.identifier() || !cursor.literal(SUBJECTS_ROOT)) {
            return WRONG;
        }
        int start = cursor.position();
        return cursor.hash() ? start : WRONG;
    }

    /** Masking that leaves the rows as they were is refused. */
    private boolean changesRows(byte[] leaf, int[] starts) {
        return after < 0 || !text(leaf, starts[after], HASH_LENGTH).equals(text(leaf, starts[before], HASH_LENGTH));
    }

    /** What stands between quotes. */
    private static String text(byte[] leaf, int start, int length) {
        return new String(leaf, start + 1, length, ISO_8859_1);
    }

    private static int count(byte[] leaf, int start) {
        int count = 0;
        for (int i = start; leaf[i] != ','; i++) {
            count = count * 10 + leaf[i] - '0';
        }
        return count;
    }

    private static boolean policy(LeafCursor cursor) {
        return cursor.literal(POLICY_ID)
                && cursor.hyphened()
                && cursor.literal(POLICY_SHA256)
                && cursor.hash()
                && cursor.is('}');
    }

    private static boolean table(LeafCursor cursor) {
        return cursor.is('"') && cursor.identifier() && cursor.is('.') && cursor.identifier() && cursor.is('"');
    }

    private static boolean key(LeafCursor cursor) {
        return pairs(cursor, column -> column.is('"') && column.identifier() && column.is('"'));
    }

    private static boolean fields(LeafCursor cursor) {
        return pairs(cursor, LeafCursor::words);
    }

    /** At least one pair, whose second half is a text. */
    private static boolean pairs(LeafCursor cursor, Value first) {
        if (!cursor.is('[')) {
            return false;
        }
        do {
            boolean isPair = cursor.is('[') && first.pass(cursor) && cursor.is(',') && cursor.words() && cursor.is(']');
            if (!isPair) {
                return false;
            }
        } while (cursor.is(','));
        return cursor.is(']');
    }
}
