package io.lethe.evidence;

import io.lethe.ledger.Ledger;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.row.CommittedRow;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.ledger.row.KeyedTable;
import io.lethe.ledger.row.ObjectRow;
import io.lethe.ledger.row.RowKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds where it is committed to that one row was deleted or masked, for an asker who brings its key:
 *
 * <ol>
 *   <li>Which key columns, and which epochs, do the chunks of its table have? The table itself may be gone or changed by now.
 *   <li>For each, compute what the row's commitment would be; of an object there are two, as it was there or gone already. Without the epoch's key
 *       nobody can, nor can we.
 *   <li>Look the commitment up. A chunk whose transaction the database lost again deleted nothing.
 *   <li>A row that was put back after its last deletion is not gone: then there is nothing to certify.
 *   <li>Neither is one that is there, unless it was masked since: then that is certified, and that a row with its key is there. What happened to the
 *       key before its last deletion is not told with it: that was another row, or this one came back, and the ledger cannot say which.
 * </ol>
 */
final class RecordSearch {
    private static final long NEVER = -1;

    private final Ledger ledger;
    private final long size;
    private final SortedMap<Long, LeafText> chunks = new TreeMap<>();
    private final SortedMap<Long, LeafText> restorations = new TreeMap<>();
    private final SortedSet<Long> restored = new TreeSet<>();
    private final SortedSet<String> epochsWithoutKey = new TreeSet<>();

    /** Among leaves below {@code size}. */
    RecordSearch(Ledger ledger, long size) {
        this.ledger = ledger;
        this.size = size;
    }

    /** How the chunks of one table name its rows, and under which epoch's key they commit to them. */
    private record Form(KeyedTable table, KeyEpoch epoch) {
        static Form of(JsonObject chunk) {
            return new Form(Opening.table(chunk), new KeyEpoch(chunk.text("keyEpoch")));
        }

        /** By which keys a row of this form may be committed to that is asked for by this one. */
        Stream<List<String>> keys(List<String> asked) {
            if (ObjectRow.isIn(table)) {
                return asked.size() == 1 ? ObjectRow.withKey(asked.getFirst()).map(ObjectRow::values) : Stream.empty();
            }
            return Stream.of(asked).filter(key -> key.size() == table.key().size());
        }
    }

    private record Found(List<String> key, Opening opening) {
        long leaf() {
            return opening.leaf();
        }
    }

    Answer find(Asked.OfRecord asked) {
        return answer(told(found(asked), asked));
    }

    private List<Found> found(Asked.OfRecord asked) {
        chunks.putAll(read(asked, "chunk.purged", "chunk.archived", "chunk.anonymised"));
        restorations.putAll(read(asked, "chunk.restored"));
        return forms().stream()
                .flatMap(form -> form.keys(asked.key()).flatMap(key -> found(form, key).stream()))
                .sorted(Comparator.comparingLong(Found::leaf))
                .toList();
    }

    /** What of the found may be certified; refuses where that is nothing. */
    private List<Found> told(List<Found> found, Asked.OfRecord asked) {
        long masked = last(found, LeafText::isMasking);
        long deleted = last(found, chunk -> !chunk.isMasking());
        long wentOrCame = Math.max(deleted, restored.isEmpty() ? NEVER : restored.last());
        if (masked > wentOrCame) {
            return found.stream().filter(row -> row.leaf() > wentOrCame).toList();
        }
        if (asked.presence() instanceof Presence.There row) {
            throw new CertificateRefusedException(stillThere(row, asked));
        }
        if (deleted == NEVER) {
            throw new CertificateRefusedException(unknown(asked));
        }
        refuseRestored(deleted, asked);
        return found;
    }

    private long last(List<Found> found, Predicate<LeafText> kind) {
        return found.stream()
                .mapToLong(Found::leaf)
                .filter(leaf -> kind.test(chunk(leaf)))
                .max()
                .orElse(NEVER);
    }

    private LeafText chunk(long leaf) {
        return Objects.requireNonNull(chunks.get(leaf));
    }

    private void refuseRestored(long last, Asked.OfRecord asked) {
        if (!restored.isEmpty() && restored.last() > last) {
            LeafText back = Objects.requireNonNull(restorations.get(restored.last()));
            throw new CertificateRefusedException("this record of " + asked.table() + " on " + asked.target()
                    + " is not gone: it was deleted on "
                    + chunk(last).json().instant("committed") + " (leaf " + last
                    + "), and put back from the archive on " + back.json().instant("committed") + " (leaf "
                    + back.index() + "). Nothing was issued.");
        }
        refuseUntold(last, asked);
    }

    /** Whoever cannot look among rows that came back later must not say that this one did not. */
    private void refuseUntold(long last, Asked.OfRecord asked) {
        for (LeafText back : restorations.tailMap(last + 1).values()) {
            String epoch = back.json().text("keyEpoch");
            if (epochsWithoutKey.contains(epoch)) {
                throw new CertificateRefusedException("this record of " + asked.table() + " on " + asked.target()
                        + " was deleted, but the key of " + epoch
                        + " is gone, under which rows were put back later (leaf "
                        + back.index() + "): whether this one was among them cannot be told. Nothing was issued.");
            }
        }
    }

    private SortedMap<Long, LeafText> read(Asked.OfRecord asked, String... types) {
        SortedMap<Long, LeafText> found = new TreeMap<>();
        Set<Long> lost = LostLeaves.of(ledger);
        Stream.of(types)
                .flatMap(type -> ledger.entriesOf(type).stream())
                .filter(leaf -> leaf.index() < size && !lost.contains(leaf.index()))
                .map(LeafText::of)
                .filter(chunk -> chunk.json()
                                .text("target")
                                .equals(asked.target().name())
                        && chunk.json().text("table").equals(asked.table().toString()))
                .forEach(chunk -> found.put(chunk.index(), chunk));
        return found;
    }

    private Set<Form> forms() {
        return Stream.concat(chunks.values().stream(), restorations.values().stream())
                .map(chunk -> Form.of(chunk.json()))
                .collect(Collectors.toSet());
    }

    private List<Found> found(Form form, List<String> key) {
        Optional<EpochKey> secret = ledger.epochKey(form.epoch());
        if (secret.isEmpty()) {
            epochsWithoutKey.add(form.epoch().name());
            return List.of();
        }
        RowKey row = form.table().row(key);
        List<Found> rows = new ArrayList<>();
        for (CommittedRow found : ledger.find(secret.get().commitment(row))) {
            if (restorations.containsKey(found.leaf())) {
                restored.add(found.leaf());
            }
            if (chunks.containsKey(found.leaf())) {
                String name = new String(row.bytes(), StandardCharsets.UTF_8);
                rows.add(new Found(
                        key, new Opening(found.leaf(), name, secret.get().salt(row), found.proof())));
            }
        }
        return rows;
    }

    private Answer answer(List<Found> found) {
        LeafSelection leaves = new LeafSelection(ledger, size);
        List<RecordStatement> records = new ArrayList<>();
        Set<Long> wanted = new HashSet<>();
        found.forEach(row -> wanted.add(row.leaf()));
        for (Found row : found) {
            LeafText chunk = chunk(row.leaf());
            records.add(RecordStatement.of(records.size() + 1, row.key(), chunk));
            leaves.withRun(RunId.of(chunk.json()), leaf -> wanted.contains(leaf.index()));
        }
        return new Answer(leaves.complete(), found.stream().map(Found::opening).toList(), records, null);
    }

    /** An object goes with the last row that has its key, whichever dataset's that is. */
    private String withOthers(Asked.OfRecord asked) {
        List<String> others = ledger.entriesOf("chunk.purged").stream()
                .map(leaf -> Opening.table(LeafText.of(leaf).json()))
                .filter(table -> ObjectRow.isIn(table) && table.target().equals(asked.target()))
                .map(KeyedTable::table)
                .distinct()
                .filter(table ->
                        !new RecordSearch(ledger, size).found(asked.in(table)).isEmpty())
                .map(table -> asked.target() + "." + table)
                .toList();
        return others.isEmpty() ? "" : " One with its key went as " + String.join(", ", others) + ": ask for that.";
    }

    private static String stillThere(Presence.There row, Asked.OfRecord asked) {
        if (asked.isOfObject()) {
            return asked.thing() + " on " + asked.target() + " is not gone: " + row.next() + " Nothing was issued.";
        }
        return asked.thing() + " is still there"
                + (row.holds() == 0
                        ? ""
                        : ", and " + row.holds() + (row.holds() == 1 ? " hold covers it" : " holds cover it"))
                + ". " + row.next() + " Nothing was issued. lethe explain tells more.";
    }

    private String unknown(Asked.OfRecord asked) {
        String words = "the ledger knows no deletion of " + asked.thing() + " on " + asked.target()
                + ": as far as it knows, the " + (asked.isOfObject() ? "object" : "record")
                + " was never there, or went without this engine." + withOthers(asked) + " Nothing was issued.";
        return epochsWithoutKey.isEmpty()
                ? words
                : words + " The keys of " + String.join(", ", epochsWithoutKey)
                        + " are gone: what was deleted under them can no longer be found.";
    }
}
