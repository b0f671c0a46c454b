package io.lethe.ledger;

import io.lethe.ledger.anchor.Anchor;
import io.lethe.ledger.entry.Details;
import io.lethe.ledger.entry.Entry;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.entry.LedgerOpened;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.SigningTerm;
import io.lethe.ledger.note.TlogProof;
import io.lethe.ledger.place.Place;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.row.Commitments;
import io.lethe.ledger.row.CommittedRow;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.KeptRows;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.ledger.tree.ConsistencyProof;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.InclusionProof;
import io.lethe.ledger.tree.MerkleTree;
import io.lethe.ledger.tree.SubtreeHashes;
import io.lethe.ledger.tree.TileGrowth;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TargetName;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * The log: entries are appended, and proved; nothing is ever changed or taken away.
 *
 * <p>Durable once a method returns. Several threads and several engines may use one log: they append one after the other,
 * by a lock on its head, so that indices have no gaps. An index is given in the transaction that stores the leaf.
 *
 * <p>What does not fit together is fatal: {@link LedgerCorruptException}.
 */
public final class Ledger {

    private final OwnDatabase own;
    private final KeyDirectory keys;
    private final List<Anchor> anchors;
    private final InstantSource clock;

    public Ledger(OwnDatabase own, KeyDirectory keys, List<Anchor> anchors, InstantSource clock) {
        this.own = own;
        this.keys = keys;
        this.anchors = List.copyOf(anchors);
        this.clock = clock;
    }

    /** A log that nobody outside knows of. */
    public Ledger(OwnDatabase own, KeyDirectory keys, InstantSource clock) {
        this(own, keys, List.of(), clock);
    }

    /**
     * Begins the log if it is empty; else checks that it extends the last checkpoint published outside, from the bytes of
     * its leaves, and those that lie with anchors. To be called once, before anything else.
     */
    public void open() {
        List<HeldCheckpoint> held = held();
        transact(store -> {
            LedgerHead head = store.lockHead();
            if (head.size() == 0 && held.isEmpty() && keys.published().files().isEmpty()) {
                append(store, head, List.of(opening()), Map.of());
            } else {
                new Publication(store, keys, held, clock).check(head);
            }
            return head;
        });
    }

    private Entry opening() {
        return new LedgerOpened(
                keys.verifierKey(),
                keys.receiptSigner().verifier().key(),
                clock.instant(),
                keys.predecessor().orElse(null));
    }

    /** Appends entries in their order, all or none. */
    public List<Leaf> append(Entry... entries) {
        return transact(store -> append(store, store.lockHead(), List.of(entries), Map.of()));
    }

    /**
     * Appends an entry within the caller's transaction on the own database, so that the caller's row and its entry are there
     * together or not at all. The log's head stays locked until that transaction ends: keep it short, and take no lock after
     * this that a transaction may hold that is waiting to append.
     */
    public Leaf append(DSLContext transaction, Entry entry) {
        LedgerStore store = new LedgerStore(transaction);
        return append(store, store.lockHead(), List.of(entry), Map.of()).getFirst();
    }

    /** As {@link #append(DSLContext, Entry)}, several in their order. */
    public List<Leaf> append(DSLContext transaction, List<? extends Entry> entries) {
        LedgerStore store = new LedgerStore(transaction);
        return append(store, store.lockHead(), entries, Map.of());
    }

    /** As {@link #append(DSLContext, Entry)}, with the details that the entry binds. */
    public Leaf append(DSLContext transaction, Entry entry, Details details) {
        if (!entry.ofDetails().equals(Optional.of(details.hash()))) {
            throw new IllegalArgumentException("expected the details that the " + entry.type() + " binds");
        }
        Leaf leaf = append(transaction, entry);
        new LedgerStore(transaction).insertDetails(leaf.index(), details);
        return leaf;
    }

    /** As {@link #append(DSLContext, Entry, Details)}, in a transaction of its own. */
    public Leaf append(Entry entry, Details details) {
        return transact(store -> append(store.transaction(), entry, details));
    }

    /**
     * Appends receipts that are not there yet, in their order, and returns the leaves of all. May be repeated: a receipt
     * becomes one leaf, whatever crashes between here and the relay's own note that it did.
     */
    public List<Leaf> appendReceipts(List<RelayedReceipt> receipts) {
        return transact(store -> new ReceiptIntake(store).take(receipts, store.lockHead(), this::append));
    }

    /**
     * Recomputes, checks, signs and publishes: see {@link Publication}. Returns the latest checkpoint if nothing is new. Afterwards, when nobody waits
     * for the head, the index over commitments grows by the parts that are complete.
     */
    public SignedNote checkpoint() {
        List<HeldCheckpoint> held = held();
        SignedNote note = transact(store -> new Publication(store, keys, held, clock).publish());
        boolean grown = transact(store -> index(store).grow());
        while (grown) {
            grown = transact(store -> index(store).grow());
        }
        return note;
    }

    private List<HeldCheckpoint> held() {
        return HeldCheckpoint.of(anchors, keys);
    }

    /** What takes its checkpoints to the anchors. */
    public Anchoring anchoring() {
        return new Anchoring(this, own, anchors, clock);
    }

    /** The latest published checkpoint. */
    public Optional<SignedNote> latest() {
        return read(store -> store.checkpoints().latest());
    }

    /** Proves a leaf under the latest checkpoint; refuses one that no checkpoint covers yet. */
    public TlogProof prove(long index) {
        return read(store -> {
            SignedNote note = store.checkpoints()
                    .latest()
                    .orElseThrow(() -> new IllegalArgumentException("no checkpoint was published yet"));
            long size = Checkpoint.parse(note.text()).size();
            if (index < 0 || index >= size) {
                throw new IllegalArgumentException(
                        "expected a leaf under the latest checkpoint, 0 to " + (size - 1) + ", but was " + index);
            }
            InclusionProof proof = new SubtreeHashes(new TileNodes(store::tile)).inclusion(index, size);
            return new TlogProof(index, proof.path(), note);
        });
    }

    /** Proves these leaves under one checkpoint of this log, in their order; each stored hash is read once for all of them. */
    public List<TlogProof> prove(SignedNote checkpoint, List<Long> indices) {
        long size = Checkpoint.parse(checkpoint.text()).size();
        return read(store -> {
            SubtreeHashes hashes = new SubtreeHashes(new TileNodes(store::tile));
            return indices.stream()
                    .map(index ->
                            new TlogProof(index, hashes.inclusion(index, size).path(), checkpoint))
                    .toList();
        });
    }

    /** Proves that the tree of {@code newSize} leaves begins with that of {@code oldSize}. */
    public ConsistencyProof proveConsistency(long oldSize, long newSize) {
        return read(store -> new SubtreeHashes(new TileNodes(store::tile)).consistency(oldSize, newSize));
    }

    public Leaf leaf(long index) {
        return read(store -> store.leaf(index))
                .orElseThrow(() -> new IllegalArgumentException("there is no leaf " + index));
    }

    /** All leaves of a run, in the order in which they were appended. */
    public List<Leaf> entriesOf(RunId run) {
        return read(store -> store.leavesOf(run));
    }

    /** At most so many receipts of a run that became leaves before the leaf {@code before}, the newest first. */
    public List<ReceiptLeaf> receiptsOf(RunId run, long before, int limit) {
        return read(store -> store.receiptsOf(run, before, limit));
    }

    /** All leaves of a type, such as {@code hold.placed}, in the order in which they were appended. */
    public List<Leaf> entriesOf(String type) {
        return read(store -> store.leavesOf(type));
    }

    public OptionalLong indexOfReceipt(UUID receipt) {
        Leaf leaf = read(store -> store.leavesOf(List.of(receipt))).get(receipt);
        return leaf == null ? OptionalLong.empty() : OptionalLong.of(leaf.index());
    }

    /** The commitments to the rows of a chunk's leaf. */
    public Optional<Commitments> commitmentsOf(long leaf) {
        return read(store -> store.commitments().of(leaf)).map(Commitments::read);
    }

    /** What chunks did to the rows of each table of a target that deleted rows or put some back. */
    public List<TableDeeds> deedsOn(TargetName target) {
        return read(store -> new TableDeeds.Reading(store, target).all());
    }

    /** Whether rows of a table, whose keys have these columns, are among those that were deleted: see {@link DeletedRows}. */
    public DeletedRows deletedRows(TableDeeds deeds, List<ColumnName> key) {
        return DeletedRows.of(
                this,
                deeds,
                key,
                new CommitmentCache(leaves -> read(store -> store.commitments().of(leaves))));
    }

    private static CommitmentIndex index(LedgerStore store) {
        return new CommitmentIndex(store, IndexDraft.Limits.USUAL);
    }

    /** Where a row was committed to: more than once if its key was used again. Among 10^8 rows it takes well under a second: {@link CommitmentIndex}. */
    public List<CommittedRow> find(Hash commitment) {
        List<CommittedRow> rows = new ArrayList<>();
        for (long leaf : read(store -> index(store).leavesNear(commitment))) {
            Commitments commitments = commitmentsOf(leaf)
                    .orElseThrow(() -> new LedgerCorruptException(leaf, "the commitments to its rows are missing"));
            int position = commitments.indexOf(commitment);
            if (position >= 0) {
                rows.add(new CommittedRow(leaf, commitments.prove(position)));
            }
        }
        return rows;
    }

    /** Every row about this subject that leaves below {@code size} tell of: see {@link SubjectSearch}. Reads all tags. */
    public TaggedRows find(String subject, long size) {
        return read(store -> new SubjectSearch(this::epochKey, subject).in(store, size))
                .andWithoutKey(destroyed().epochs());
    }

    /** The details of a leaf, until they are erased. Others than the leaf binds would name somebody else: they are refused. */
    public Optional<Details> details(long leaf) {
        Optional<Details> details = read(store -> store.details(leaf));
        Optional<Hash> bound = leaf(leaf).entry().ofDetails();
        if (details.isPresent() && !details.map(Details::hash).equals(bound)) {
            throw new LedgerCorruptException(leaf, "its details are not those that it binds");
        }
        return details;
    }

    /** The secret of an epoch, to open rows that somebody names; empty once it is gone or destroyed, after which nobody can. */
    public Optional<EpochKey> epochKey(KeyEpoch epoch) {
        boolean gone = !keys.hasEpochKey(epoch) || destroyed().epochs().contains(epoch);
        return gone ? Optional.empty() : Optional.of(keys.epochKey(epoch));
    }

    private DestroyedEpochs destroyed() {
        return read(DestroyedEpochs::of);
    }

    /** The keys that sign this log's trees, and signed them, with how large these are, by what leaves below {@code size} say. For whoever will check. */
    public List<SigningTerm> signingTerms(long size) {
        return read(store -> SigningKeys.of(store.transaction()).in(size, store.checkpoints()::firstOver));
    }

    public LedgerStatus status() {
        return read(store -> {
            LedgerHead head = store.head();
            return new LedgerStatus(
                    keys.origin(), head.size(), head.root(), store.checkpoints().latestSize());
        });
    }

    /** Recomputes everything from the bytes of the leaves: see {@link LedgerVerification}. */
    public Verdict verify() {
        DestroyedEpochs destroyed = destroyed();
        LedgerVerification.Pages pages = (from, to) -> read(store -> new LeafPage(store, destroyed).check(from, to));
        Verdict verdict = read(store -> LedgerVerification.of(store, pages, keys));
        return verdict.and(read(store -> index(store).findings()));
    }

    /** Writes the log under its latest checkpoint as plain files, which others can audit: see {@link LogFiles}. */
    public Checkpoint export(Place place) {
        SignedNote note = latest().orElseThrow(() -> new IllegalArgumentException("no checkpoint was published yet"));
        return read(store -> new LogFiles(store, place, keys.checkpointVerifier()).bring(note));
    }

    private List<Leaf> append(
            LedgerStore store, LedgerHead head, List<? extends Entry> entries, Map<UUID, KeptRows> rows) {
        TileGrowth growth = new TileGrowth();
        MerkleTree tree = head.tree(growth);
        List<StoredLeaf> leaves = new ArrayList<>();
        Map<Long, KeptRows> ofLeaves = new LinkedHashMap<>();
        for (Entry entry : entries) {
            StoredLeaf leaf = StoredLeaf.of(tree.size(), entry);
            tree.append(leaf.hash());
            leaves.add(leaf);
            entry.ofReceipt().map(rows::get).ifPresent(ofRows -> ofLeaves.put(leaf.index(), ofRows));
        }
        // If we die anywhere in here: the transaction is rolled back, the head with it, and the indices are given
        // again.
        store.insertLeaves(leaves);
        store.insertCommitments(ofLeaves);
        store.growTiles(growth.growths());
        store.saveHead(LedgerHead.of(tree));
        return leaves.stream().map(StoredLeaf::leaf).toList();
    }

    private <T> T transact(Function<LedgerStore, T> work) {
        try {
            return own.inTransaction(transaction -> work.apply(new LedgerStore(transaction)));
        } catch (SQLException e) {
            throw new DataAccessException("cannot reach the ledger", e);
        }
    }

    private <T> T read(Function<LedgerStore, T> work) {
        try {
            return own.read(connection -> work.apply(new LedgerStore(connection)));
        } catch (SQLException e) {
            throw new DataAccessException("cannot reach the ledger", e);
        }
    }
}
