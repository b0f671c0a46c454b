package io.lethe.action;

import io.lethe.archive.content.SegmentSchema;
import io.lethe.catalog.ForeignKey;
import io.lethe.catalog.Index;
import io.lethe.catalog.Table;
import io.lethe.catalog.Target;
import io.lethe.hold.Gate;
import io.lethe.hold.Holds;
import io.lethe.hold.OpenHolds;
import io.lethe.ledger.key.RealmKey;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.KeyColumns;
import io.lethe.ledger.row.RowKeys;
import io.lethe.ledger.row.RowKeys.TupleRowKeys;
import io.lethe.ledger.row.Subjects;
import io.lethe.plan.AccessPath;
import io.lethe.plan.Conditions;
import io.lethe.plan.StepCondition;
import io.lethe.plan.TableStep;
import io.lethe.policy.Action;
import io.lethe.policy.Dataset;
import io.lethe.policy.ObjectSet;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.Realm;
import io.lethe.policy.name.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** One step of one run on one target: what every partition's work on it shares. Safe for several threads. */
public final class StepWork {
    private final Run run;
    private final TableStep step;
    private final Dataset dataset;
    private final Table table;
    private final Conditions conditions;
    private final List<CompanionWork> companions;
    private final Sieve sieve;
    private final KeyedRows rows;
    private final boolean keyIsOneNumber;
    private volatile @Nullable Compiled compiled;

    /**
     * What all steps of a run share.
     *
     * @param gate the target's, as the run found it
     * @param server the server's lasting id, for the receipts
     * @param realmKeys of every realm in which a step masks
     */
    public record Run(
            RunId id,
            Target target,
            Holds holds,
            Instant asOf,
            Gate gate,
            String server,
            Map<Realm, RealmKey> realmKeys) {
        public Run {
            realmKeys = Map.copyOf(realmKeys);
        }

        private Run on(Target other) {
            return new Run(id, other, holds, asOf, gate, server, realmKeys);
        }
    }

    private record Compiled(long epoch, StepCondition condition) {}

    public StepWork(Run run, TableStep step, Dataset dataset, Table table, Conditions conditions) {
        this.run = run;
        this.step = step;
        this.dataset = dataset;
        this.table = table;
        this.conditions = conditions;
        this.companions = List.of();
        this.sieve = Sieve.OPEN;
        this.rows = new KeyedRows(table, dataset.key());
        this.keyIsOneNumber = rows.areNumbers();
    }

    private StepWork(StepWork other, Run run, List<CompanionWork> companions, Sieve sieve) {
        this.run = run;
        this.step = other.step;
        this.dataset = other.dataset;
        this.table = other.table;
        this.conditions = other.conditions;
        this.companions = List.copyOf(companions);
        this.sieve = sieve;
        this.rows = other.rows;
        this.keyIsOneNumber = other.keyIsOneNumber;
    }

    /** The same, of rows with which others go. */
    public StepWork with(List<CompanionWork> others) {
        return new StepWork(this, run, others, sieve);
    }

    /** The same, of those rows only that pass. */
    public StepWork through(Sieve some) {
        return new StepWork(this, run, companions, some);
    }

    /** The same on a server that follows the target; only to look, never to act. */
    public StepWork on(Target replica) {
        return new StepWork(this, run.on(replica), companions, sieve);
    }

    /** The same, on rows of the table that lie in another one of the same shape. */
    StepWork elsewhere(TableName other) {
        return new StepWork(run, step, dataset, table.named(other), conditions.elsewhere(table.name(), other));
    }

    /**
     * Partitions of the table, not of the step, that can be taken out whole should all of their rows be due: all rows of the step may go, nothing
     * goes with them, and nothing else happens when they do.
     */
    public List<String> separable() {
        boolean alone = step.action() instanceof Action.Purge
                && inStartOrder()
                && takesAll()
                && companions.isEmpty()
                && dataset.objects() == null
                && !dataset.leavesFirst();
        return alone ? table.separable() : List.of();
    }

    Sieve sieve() {
        return sieve;
    }

    /** No row of the step is kept back. */
    boolean takesAll() {
        return sieve.equals(Sieve.OPEN);
    }

    /** The start of its rows lies before a cut-off of earlier. */
    Condition startsBefore(Instant cutoff) {
        return conditions.startsBefore(step, cutoff);
    }

    /** What goes with its rows, in the order in which it is deleted. */
    public List<CompanionWork> companions() {
        return companions;
    }

    /** Its own number, and those of the steps whose rows go with its rows. */
    public Stream<Integer> family() {
        return Stream.concat(
                Stream.of(step.number()),
                companions.stream().flatMap(companion -> companion.work().family()));
    }

    public Run run() {
        return run;
    }

    public TableStep step() {
        return step;
    }

    Target target() {
        return run.target();
    }

    /**
     * Whether this gate is that of another copy of the database. A backup that was taken under this very run has its incarnation and its leases,
     * and lacks the holds since: those that made the epochs which its gate has lost.
     */
    boolean isReplaced(Gate gate) {
        Compiled known = compiled;
        long newest = known == null ? run.gate().holdEpoch() : known.epoch();
        return !gate.incarnation().equals(run.gate().incarnation()) || gate.holdEpoch() < newest;
    }

    /** The step's condition with the holds of this epoch, or of a later one that came meanwhile. Compiled once an epoch, not once a chunk. */
    StepCondition under(long epoch, DSLContext sql) {
        Compiled known = compiled;
        if (known == null || known.epoch() != epoch) {
            OpenHolds open = run.holds().open(run.target(), sql);
            known = new Compiled(open.epoch(), conditions.compile(step, open));
            compiled = known;
        }
        return known.condition();
    }

    /** The columns of the row keys, with the types that go into the ledger. */
    KeyColumns keyColumns() {
        return new KeyColumns(dataset.key().stream()
                .map(name -> new KeyColumns.KeyColumn(
                        name, table.column(name).orElseThrow().type()))
                .toList());
    }

    List<ColumnValues> keyValues() {
        return rows.values();
    }

    ColumnValues values(ColumnName column) {
        return new ColumnValues(table, column);
    }

    /** Columns that the server itself would change along with others, but for these. */
    List<ColumnValues> renewed(List<ColumnName> others) {
        return table.columns().stream()
                .filter(column -> column.renewed() && !others.contains(column.name()))
                .map(column -> values(column.name()))
                .toList();
    }

    /** The table as it is archived. */
    SegmentSchema segmentSchema() {
        return SegmentSchema.of(run.target().name(), table, dataset.key());
    }

    /** The column that says whom a row is about; null where the map names none. */
    @Nullable
    ColumnName subject() {
        return dataset.subject();
    }

    /** What its rows point at outside of the database; null where they do not. */
    @Nullable
    ObjectSet objects() {
        return dataset.objects();
    }

    /** Rows with these keys, in the form that is quickest for this table; {@code subjects} are in the same order, or none where the table has no such column. */
    ChunkRows rows(List<List<String>> keys, List<@Nullable String> subjects) {
        if (subject() == null) {
            return ChunkRows.of(rowKeys(keys));
        }
        return keyIsOneNumber()
                ? ChunkRows.ofLongs(
                        keys.stream()
                                .mapToLong(key -> Long.parseLong(key.getFirst()))
                                .toArray(),
                        subjects)
                : new ChunkRows(new TupleRowKeys(keys), new Subjects(subjects));
    }

    /** Keys in the form that is quickest for this table. */
    RowKeys rowKeys(List<List<String>> keys) {
        return rows.keys(keys);
    }

    int keyWidth() {
        return dataset.key().size();
    }

    boolean keyIsOneNumber() {
        return keyIsOneNumber;
    }

    /** The unique index over the key: the one way to a row that leads past no other. */
    String keyIndex() {
        return rows.index();
    }

    /** An index that begins with these columns, in whatever order: the server has one for each foreign key. */
    String indexOver(List<ColumnName> columns) {
        return table.indexes().stream()
                .filter(index -> index.columns().size() >= columns.size()
                        && Set.copyOf(index.columns().subList(0, columns.size()))
                                .equals(Set.copyOf(columns)))
                .findFirst()
                .map(Index::name)
                .orElseThrow(() -> new IllegalStateException("no index over " + columns + " of " + table.name()));
    }

    boolean inStartOrder() {
        return step.path() instanceof AccessPath.StartIndex;
    }

    /** Its rows go from the leaves of a tree upwards: a pass makes leaves of those above. */
    public boolean leavesFirst() {
        return step.action().deletes() && dataset.leavesFirst();
    }

    /** A foreign key by which the server itself would delete or change rows that point at ours. */
    boolean serverWouldCascade() {
        return table.referencedBy().stream().anyMatch(key -> key.onDelete() != ForeignKey.OnDelete.RESTRICT);
    }
}
