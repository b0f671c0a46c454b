package io.lethe.ledger;

import io.lethe.ledger.row.Commitments;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.KeyColumns;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.ledger.row.KeyedTable;
import io.lethe.ledger.row.RowKeys;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.ColumnName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tells rows of a table that the ledger knows as deleted from those that it does not, by nothing but their keys:
 *
 * <ol>
 *   <li>For each epoch, and each form of the key that its chunks have: compute what the rows' commitments would be, on all processors.
 *   <li>Ask a {@link CommittedSet} of the table which chunks may have them.
 *   <li>Look into the commitments of these chunks: only all 32 bytes count.
 *   <li>In the order of their leaves, the chunks tell what became of the row last: whether it was put back on purpose, and which cut-offs it lay
 *       before when it was deleted since.
 * </ol>
 *
 * <p>Safe for several threads. Closed when nothing is asked any more.
 */
public final class DeletedRows implements AutoCloseable {
    /** Fewer are done before they are handed out. */
    private static final int FEWEST_IN_PARALLEL = 1_000;

    private final TableDeeds deeds;
    private final List<OpenForm> forms;
    private final CommitmentCache commitments;
    private final CommittedSet set;
    private final List<String> untold;

    /** How chunks name rows, and under whose key they commit to them. */
    private record Form(KeyColumns key, KeyEpoch epoch) {}

    /** A form whose key we have. */
    private record OpenForm(KeyedTable table, EpochKey secret) {}

    /**
     * A row that was asked about.
     *
     * @param position among those that were asked about
     * @param putBack on purpose, from an archive, after it was deleted last
     * @param cutoff the latest before which it lay when it was deleted since; a row that starts later is another one
     */
    public record Known(int position, boolean putBack, Instant cutoff) {}

    private DeletedRows(TableDeeds deeds, List<OpenForm> forms, CommitmentCache commitments, List<String> untold) {
        this.deeds = deeds;
        this.forms = forms;
        this.commitments = commitments;
        this.untold = List.copyOf(untold);
        this.set = CommittedSet.of(this::eachChunk, CommittedSet.IN_MEMORY);
    }

    /** {@code key} are the columns in whose order keys will be given. */
    static DeletedRows of(Ledger ledger, TableDeeds deeds, List<ColumnName> key, CommitmentCache commitments) {
        List<OpenForm> open = new ArrayList<>();
        Set<String> untold = new TreeSet<>();
        for (Form form : forms(deeds)) {
            Optional<EpochKey> secret = ledger.epochKey(form.epoch());
            if (!names(form.key()).equals(key)) {
                untold.add("rows were deleted by the key " + words(names(form.key())) + ", which is now " + words(key));
            } else if (secret.isEmpty()) {
                untold.add("the key of " + form.epoch() + " is gone, under which rows were deleted");
            } else {
                open.add(new OpenForm(new KeyedTable(deeds.target(), deeds.table(), form.key()), secret.get()));
            }
        }
        Set<KeyEpoch> known = open.stream().map(form -> form.secret().epoch()).collect(Collectors.toSet());
        return new DeletedRows(deeds.under(known), open, commitments, List.copyOf(untold));
    }

    private static Set<Form> forms(TableDeeds deeds) {
        return deeds.chunks().stream()
                .map(chunk -> new Form(chunk.key(), chunk.epoch()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String words(List<ColumnName> key) {
        return key.stream().map(ColumnName::name).collect(Collectors.joining(", "));
    }

    private static List<ColumnName> names(KeyColumns key) {
        return key.columns().stream().map(KeyColumns.KeyColumn::name).toList();
    }

    private void eachChunk(CommittedSet.Reader reader) {
        List<Long> leaves = deeds.chunks().stream().map(ChunkDeed::leaf).toList();
        commitments.each(leaves, reader);
    }

    /** Why some of the rows that were deleted cannot be told; empty where all can. */
    public List<String> untold() {
        return untold;
    }

    /** Those of these rows that were deleted before, in their order. */
    public List<Known> find(RowKeys rows) {
        SortedMap<Integer, Known> known = new TreeMap<>();
        candidates(rows).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(chunk -> confirm(deeds.chunks().get(chunk.getKey()), chunk.getValue(), known));
        return List.copyOf(known.values());
    }

    private record Candidate(int position, int chunk, Hash commitment) {}

    private Map<Integer, List<Candidate>> candidates(RowKeys rows) {
        int parts = Math.min(Runtime.getRuntime().availableProcessors(), Math.ceilDiv(rows.size(), FEWEST_IN_PARALLEL));
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> {
                    int from = (int) ((long) rows.size() * part / parts);
                    return candidates(rows.part(from, (int) ((long) rows.size() * (part + 1) / parts)), from);
                })
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(Candidate::chunk));
    }

    private List<Candidate> candidates(RowKeys rows, int offset) {
        List<Candidate> candidates = new ArrayList<>();
        for (OpenForm form : forms) {
            Hash[] hashes = Commitments.each(form.secret(), form.table(), rows);
            for (int i = 0; i < hashes.length; i++) {
                int position = offset + i;
                Hash commitment = hashes[i];
                set.ask(commitment, chunk -> candidates.add(new Candidate(position, chunk, commitment)));
            }
        }
        return candidates;
    }

    private void confirm(ChunkDeed chunk, List<Candidate> candidates, SortedMap<Integer, Known> known) {
        Commitments ofChunk = commitments.of(chunk.leaf());
        for (Candidate candidate : candidates) {
            if (ofChunk.indexOf(candidate.commitment()) >= 0) {
                known.merge(candidate.position(), first(candidate, chunk), DeletedRows::since);
            }
        }
    }

    private static Known first(Candidate candidate, ChunkDeed chunk) {
        return new Known(candidate.position(), chunk.what() == ChunkDeed.What.PUT_BACK, chunk.cutoff());
    }

    private static Known since(Known before, Known now) {
        boolean bothDeleted = !before.putBack() && !now.putBack();
        Instant latest = before.cutoff().isAfter(now.cutoff()) ? before.cutoff() : now.cutoff();
        return bothDeleted ? new Known(now.position(), false, latest) : now;
    }

    @Override
    public void close() {
        set.close();
    }
}
