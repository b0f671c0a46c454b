package io.lethe.plan;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.or;

import io.lethe.catalog.Catalog;
import io.lethe.catalog.Table;
import io.lethe.hold.OpenHolds;
import io.lethe.policy.Action;
import io.lethe.policy.Dataset;
import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.Rule;
import io.lethe.policy.name.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Compiles steps to SQL: the one place where policies, data maps and holds become conditions. What is counted here is what
 * {@code action} deletes by; where the two are written twice they drift apart, and the preview is not what happens.
 */
public final class Conditions {
    private final PolicySet policies;
    private final Catalog catalog;
    private final StartCondition starts;

    /** For policies that were found to fit the catalog; a statement for others is refused with {@link IllegalStateException}. */
    public Conditions(PolicySet policies, Catalog catalog, Instant asOf) {
        this.policies = policies;
        this.catalog = catalog;
        this.starts = new StartCondition(policies, catalog, asOf);
    }

    /** The same, as if the rows of a table lay in another one of the same shape. */
    public Conditions elsewhere(TableName table, TableName other) {
        return new Conditions(policies, catalog.moved(table, other), starts.asOf());
    }

    /**
     * The step under these holds; compile again whenever the hold epoch changes.
     *
     * @throws PlanRefusedException if a hold names what the policies do not know
     * @throws IllegalStateException if the step was planned under another policy, map or as-of
     */
    public StepCondition compile(TableStep step, OpenHolds holds) {
        Claim claim = claim(step);
        Instant cutoff = claim.expiry().cutoff(starts.asOf());
        if (!cutoff.equals(step.cutoff())) {
            throw new IllegalStateException(
                    claim + ": planned with the cutoff " + step.cutoff() + " but it is " + cutoff);
        }
        HoldConditions held = new HoldConditions(policies, catalog, holds);
        return step.goesWithAnother() ? compile(claim, companion(claim, step), held) : compile(claim, held);
    }

    /** The start of the step's rows lies before a cut-off of earlier; of rows that go with others nothing is asked, since theirs is those'. */
    public Condition startsBefore(TableStep step, Instant cutoff) {
        return step.goesWithAnother() ? noCondition() : startsBefore(claim(step), cutoff);
    }

    Condition startsBefore(Claim claim, Instant cutoff) {
        return starts.before(claim, rows(claim.table()), cutoff);
    }

    Condition startsFrom(Claim claim, Instant cutoff) {
        return starts.from(claim, rows(claim.table()), cutoff);
    }

    private Companion companion(Claim claim, TableStep step) {
        return companions().family(claim.dataset()).stream()
                .filter(companion -> companion.isOf(step))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(step.table() + " does not go with " + claim));
    }

    /** They are to go, or to cease to point, whenever the row is to go at which they point. */
    private StepCondition compile(Claim claim, Companion companion, HoldConditions holds) {
        Rows rows = rows(companion.table());
        Condition goes = companion.goWith(
                claim.table(),
                rows,
                top -> compile(claim, holds, top, this::waits).all());
        return new StepCondition(
                rows.from(),
                rows.fields(companion.dataset().key()),
                null,
                goes,
                notHeld(holds.held(rows, companion.dataset())),
                noCondition(),
                companion.stays() ? noCondition() : alone(rows),
                falseCondition(),
                noCondition(),
                changes(companion.action(claim), claim, rows),
                falseCondition());
    }

    private StepCondition compile(Claim claim, HoldConditions holds) {
        return compile(claim, holds, this::waits);
    }

    /** @param waits the row has to stay because rows that point at it do; while it stays it is masked */
    StepCondition compile(Claim claim, HoldConditions holds, Function<Rows, Condition> waits) {
        return compile(claim, holds, rows(claim.table()), waits);
    }

    private StepCondition compile(Claim claim, HoldConditions holds, Rows rows, Function<Rows, Condition> waits) {
        Condition held = holds.held(rows, claim);
        return new StepCondition(
                rows.from(),
                rows.fields(claim.dataset().key()),
                start(claim, rows),
                due(claim, rows, waits),
                notHeld(held),
                claim.deletes() ? childless(rows) : noCondition(),
                claim.deletes() ? alone(rows) : noCondition(),
                claim.stage() == 1 ? claimed(claim, rows).and(starts.undated(claim, rows)) : falseCondition(),
                Truth.certainly(starts.notAfter(claim, rows)),
                changes(claim, rows),
                unreadable(claim, rows, waits));
    }

    private static Condition notHeld(Condition held) {
        return held.equals(falseCondition()) ? noCondition() : not(held);
    }

    Rows rows(Table table) {
        return Rows.of(table, catalog.server().flavor());
    }

    /** Due, but a masking cannot read what a column holds. */
    Condition unreadable(Claim claim, Rows rows) {
        return unreadable(claim, rows, this::waits);
    }

    /** Still there after the day by which the step must have deleted it. */
    Condition overdue(Claim claim, Rows rows) {
        return claim.latest()
                .map(latest -> starts.expired(claim, rows, latest).and(claimed(claim, rows)))
                .orElse(falseCondition());
    }

    /** Claimed and expired, whether it is masked already or not, and not taken by a later step; unknown counts as not. */
    Condition toMask(Claim claim, Rows rows) {
        return toMask(claim, rows, this::waits);
    }

    /** Claimed, expired and not done yet; unknown counts as not. */
    Condition due(Claim claim, Rows rows) {
        return due(claim, rows, this::waits);
    }

    private Condition due(Claim claim, Rows rows, Function<Rows, Condition> waits) {
        List<Change> changes = changes(claim, rows);
        if (changes.isEmpty()) {
            return expired(claim, rows);
        }
        Condition raw = or(changes.stream().map(Change::raw).toList());
        Condition due = toMask(claim, rows, waits).and(raw);
        Condition unreadable = unreadable(changes);
        return unreadable.equals(falseCondition()) ? due : due.and(not(unreadable));
    }

    private Condition unreadable(Claim claim, Rows rows, Function<Rows, Condition> waits) {
        Condition unreadable = unreadable(changes(claim, rows));
        return unreadable.equals(falseCondition())
                ? unreadable
                : toMask(claim, rows, waits).and(unreadable);
    }

    private static Condition unreadable(List<Change> changes) {
        List<Condition> unreadable = changes.stream()
                .map(Change::unreadable)
                .filter(condition -> !condition.equals(falseCondition()))
                .toList();
        return unreadable.isEmpty() ? falseCondition() : or(unreadable);
    }

    private Condition expired(Claim claim, Rows rows) {
        return starts.expired(claim, rows).and(claimed(claim, rows));
    }

    private Condition toMask(Claim claim, Rows rows, Function<Rows, Condition> waits) {
        Condition expired = expired(claim, rows);
        return claim.end()
                .map(end -> expired.and(notTakenBy(end, rows, waits.apply(rows))))
                .orElse(expired);
    }

    /** A row that is due for its end is not masked first: it would be changed for nothing, and have two receipts where one says more. */
    private Condition notTakenBy(Claim end, Rows rows, Condition waits) {
        Condition notExpired = Truth.certainlyNot(starts.expired(end, rows));
        return waits.equals(falseCondition()) ? notExpired : notExpired.or(waits);
    }

    private static List<Change> changes(Claim claim, Rows rows) {
        return changes(claim.step().then(), claim, rows);
    }

    private static List<Change> changes(Action action, Claim claim, Rows rows) {
        return action instanceof Action.Anonymise anonymise
                ? anonymise.fields().entrySet().stream()
                        .map(field -> new MaskedColumn(rows, claim.dataset().key(), field.getKey())
                                .by(field.getValue(), claim.policy().category()))
                        .toList()
                : List.of();
    }

    private Condition claimed(Claim claim, Rows rows) {
        return new WhenCondition(rows, claim).of(claim.rule().when());
    }

    private Condition alone(Rows rows) {
        return none(pointers(rows).stream()
                .map(pointer -> rows.anyOf(pointer.child(), pointer.link(), child -> noCondition()))
                .toList());
    }

    private Condition childless(Rows rows) {
        return none(pointers(rows).stream()
                .flatMap(pointer -> keeping(rows, pointer).stream())
                .toList());
    }

    /** Some row that points at this one by this pointer keeps it: any, or one of those that go with it that is kept itself; none that ceases to point. */
    private Optional<Condition> keeping(Rows rows, Pointer pointer) {
        Condition keeps = switch (pointer.onDelete()) {
            case REFUSE -> noCondition();
            case WITH -> waits(rows.inner(pointer.child()));
            case DETACH -> falseCondition();
        };
        return keeps.equals(falseCondition())
                ? Optional.empty()
                : Optional.of(rows.anyOf(pointer.child(), pointer.link(), child -> keeps));
    }

    private static Condition none(List<Condition> of) {
        return of.isEmpty()
                ? noCondition()
                : and(of.stream().map(condition -> not(condition)).toList());
    }

    private Condition waits(Rows rows) {
        Condition childless = childless(rows);
        return childless.equals(noCondition()) ? falseCondition() : Truth.certainlyNot(childless);
    }

    List<Pointer> pointers(Rows rows) {
        return Pointer.at(rows.table().name(), policies, catalog);
    }

    Companions companions() {
        return new Companions(policies, catalog);
    }

    private static @Nullable Field<?> start(Claim claim, Rows rows) {
        return claim.rule().since().leading().map(rows::field).orElse(null);
    }

    private Claim claim(TableStep step) {
        Policy policy = policies.policy(step.category())
                .filter(found -> PolicySetHash.of(found).hex().equals(step.policyHash()))
                .orElseThrow(() -> new IllegalStateException(
                        "step " + step.number() + " was planned under another " + step.category() + " policy"));
        Rule rule = policy.rules().get(step.rule() - 1);
        Dataset dataset = policies.dataset(rule.data()).orElseThrow();
        Table table = catalog.table(dataset.table())
                .orElseThrow(() -> new IllegalStateException("table " + dataset.table() + " is gone"));
        return new Claim(policy, rule, step.stage(), dataset, table);
    }
}
