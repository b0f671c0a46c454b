package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.lethe.ledger.tree.Hash;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must not happen without a person, does not happen: every table is as it was, whatever was typed. */
class GuardIT {
    /** 190 of them are 6 to 48 days old, the rest is older. */
    private static final int VISITS = 200;

    private static final List<String> OUTPOST = List.of("gate", "hold", "lease", "receipt");

    @TempDir
    private Path directory;

    private Workshop workshop;
    private Runs engine;

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory)
                .map("visit: {table: SCHEMA.visit, key: id, dates: {seen: {type: datetime, zone: UTC}}}");
        workshop.sql("CREATE TABLE visit (id INT AUTO_INCREMENT PRIMARY KEY, seen DATETIME, KEY (seen))");
        Instant now = workshop.clock().instant();
        for (int visit = 0; visit < VISITS; visit++) {
            Duration age = visit < 190 ? Duration.ofHours(6 * 24 + 5 * visit) : Duration.ofDays(60);
            workshop.sql("INSERT INTO visit (seen) VALUES ('"
                    + now.minus(age).truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[TZ]", " ") + "')");
        }
        keep("5 days");
        engine = workshop.engine();
    }

    @Test
    void changesNothingWhenSomebodyTypesFiveForFifty() throws SQLException {
        Map<String, String> before = checksums();

        RunOutcome outcome = engine.run(RunRequest.everything(), new StopSignal(), RunObserver.NONE);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Refused.class,
                        refused -> assertThat(refused.reason())
                                .isEqualTo(workshop.schema().name()
                                        + ".visit: STOP: 200 of 200 rows due, limit 25% of the table"));
        assertThat(checksums()).isEqualTo(before);
        assertThat(engine.latest(1)).isEmpty();

        keep("50 days");
        engine = workshop.engine();
        assertThat(engine.run(RunRequest.everything(), new StopSignal(), RunObserver.NONE))
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        finished -> assertThat(finished.rows()).isEqualTo(10));
    }

    @Test
    void runsReleasedPlanExactlyOnce() throws SQLException {
        Hash digest = refusedPlan(null);
        assertThat(execute(digest)).isInstanceOf(RunOutcome.Refused.class);

        engine.approve(digest, new Signature("privacy officer", "the whole table is due, as agreed"));
        assertThat(execute(digest))
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        finished -> assertThat(finished.rows()).isEqualTo(VISITS));
        assertThat(workshop.own().sql().fetchValue("SELECT COUNT(*) FROM leaf WHERE type = 'approval.given'"))
                .isEqualTo(1L);

        workshop.sql("INSERT INTO visit (seen) SELECT '2024-01-01' FROM information_schema.columns LIMIT 150");
        Map<String, String> before = checksums();
        assertThat(execute(digest)).isInstanceOf(RunOutcome.Refused.class);
        assertThat(checksums()).isEqualTo(before);
    }

    @Test
    void takesNoMoreRowsThanItMayWhenRowsGetOldStartsUnderARun() throws SQLException {
        keep("50 days", "{rows-per-run: 15}");
        engine = workshop.engine();
        Watcher backdating = Watcher.atTheStart(() ->
                workshop.sql("INSERT INTO visit (seen) SELECT '2024-01-01' FROM information_schema.columns LIMIT 40"));

        RunOutcome outcome = engine.run(RunRequest.everything(), new StopSignal(), backdating);

        assertThat(outcome).isInstanceOfSatisfying(RunOutcome.Incomplete.class, incomplete -> {
            assertThat(incomplete.rows()).isEqualTo(15);
            assertThat(incomplete.reason())
                    .isEqualTo("35 rows that are due are still there"
                            + " (35 more than the plan counted and the policy's rows per run allow)");
        });
        assertThat(workshop.schema().sql().fetchValue("SELECT COUNT(*) FROM visit"))
                .isEqualTo(VISITS + 40L - 15);
        assertThat(engine.run(RunRequest.everything(), new StopSignal(), RunObserver.NONE))
                .isInstanceOfSatisfying(
                        RunOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).endsWith("STOP: 35 rows due, limit 15 rows per run"));
    }

    @Test
    void refusesPlanThatIsNotOurs() {
        Map<String, String> before = checksums();
        Hash foreign = Hash.of(new byte[] {1});

        assertRefuses(
                foreign,
                "expected the digest of a stored plan on workshop but " + foreign.hex()
                        + " is none. Nothing was changed.");
        assertThatThrownBy(() -> engine.approve(foreign, new Signature("privacy officer", "why not")))
                .isInstanceOf(RunRefusedException.class)
                .hasMessage("expected the digest of a plan that a run stored, but " + foreign.hex()
                        + " is none. `lethe run` prints it when a guard refuses. Nothing was changed.");
        assertThat(checksums()).isEqualTo(before);
    }

    @Test
    void refusesReleasedPlanOfOtherPolicies() throws SQLException {
        Hash digest = refusedPlan(null);
        engine.approve(digest, new Signature("privacy officer", "as agreed"));
        Map<String, String> before = checksums();
        keep("4 days");
        engine = workshop.engine();

        assertRefuses(
                digest,
                "the policies have changed since plan " + digest.hex() + " was made. Plan again. Nothing was changed.");
        assertThat(checksums()).isEqualTo(before);
    }

    @Test
    void refusesReleasedPlanOfThePast() throws SQLException {
        Hash digest = refusedPlan(workshop.clock().instant().minus(25, ChronoUnit.HOURS));
        engine.approve(digest, new Signature("privacy officer", "as agreed"));
        Map<String, String> before = checksums();

        assertRefuses(digest, "plan " + digest.hex() + " is older than 24 hours. Plan again. Nothing was changed.");
        assertThat(checksums()).isEqualTo(before);
    }

    @Test
    void refusesTheFuture() {
        Map<String, String> before = checksums();
        Instant future = workshop.clock().instant().plus(1, ChronoUnit.DAYS);

        assertThatThrownBy(() -> engine.run(new RunRequest(Set.of(), future, null), new StopSignal(), RunObserver.NONE))
                .isInstanceOf(RunRefusedException.class)
                .hasMessageMatching(
                        "expected an as-of that is not in the future \\(now is [-0-9]{10}T[:0-9]{8}Z\\) but was "
                                + future
                                + "\\. `lethe plan` looks into the future, a run does not\\. Nothing was changed\\.");
        assertThat(checksums()).isEqualTo(before);
    }

    private void keep(String period) {
        keep(period, "{rows-per-run: 1000000}");
    }

    private void keep(String period, String limits) {
        workshop.policy("visit", String.format(Locale.ROOT, """
                rules:
                  - {data: visit, since: seen, keep: %s, then: purge, limits: %s}
                tests:
                  - {as-of: 2026-11-22, row: {seen: 2026-01-01}, expect: purge}
                """, period, limits));
    }

    private Hash refusedPlan(@Nullable Instant asOf) throws SQLException {
        RunOutcome outcome = engine.run(new RunRequest(Set.of(), asOf, null), new StopSignal(), RunObserver.NONE);
        return outcome instanceof RunOutcome.Refused refused
                ? refused.plan().digest()
                : fail("expected a refusal but was " + outcome);
    }

    private RunOutcome execute(Hash plan) throws SQLException {
        return engine.run(new RunRequest(Set.of(), null, plan), new StopSignal(), RunObserver.NONE);
    }

    private void assertRefuses(Hash plan, String message) {
        assertThatThrownBy(() -> execute(plan))
                .isInstanceOf(RunRefusedException.class)
                .hasMessage(message);
    }

    /** Of the customer's table, of the outpost and of the ledger. */
    private Map<String, String> checksums() {
        return Stream.of(
                        Stream.of(workshop.schema().name() + ".visit"),
                        OUTPOST.stream().map(table -> "lethe_outpost." + table),
                        Stream.of(
                                workshop.own().name() + ".leaf", workshop.own().name() + ".run"))
                .flatMap(Function.identity())
                .collect(Collectors.toMap(Function.identity(), this::checksum));
    }

    private String checksum(String table) {
        return workshop.schema().sql().fetchSingle("CHECKSUM TABLE " + table).get(1, String.class);
    }
}
