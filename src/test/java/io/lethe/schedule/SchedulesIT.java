package io.lethe.schedule;

import static io.lethe.schedule.ScheduleFixture.policy;
import static io.lethe.schedule.ScheduleFixture.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.Category;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

class SchedulesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ScheduleFixture fixture = new ScheduleFixture();
    private final Queue<String> fired = new ConcurrentLinkedQueue<>();
    private final FiringAction recorder = (category, end, stop) -> fired.add(category.name());

    /** No firing ends before both engines are at work: else the second would, rightly, look again at what the first has finished. */
    @Test
    void firesEachPolicyOnceOverTwoEngines() {
        List<Policy> policies = IntStream.range(0, 12)
                .mapToObj(i -> fixture.policy("category-" + i, Duration.ofHours(-1), Duration.ofHours(1)))
                .toList();
        PolicySet set = set(policies.toArray(Policy[]::new));
        AtomicBoolean bothAtWork = new AtomicBoolean();
        FiringAction waiting = (category, end, stop) -> {
            fired.add(category.name());
            patiently().until(bothAtWork::get);
        };
        try (Schedules one = fixture.engine(waiting);
                Schedules other = fixture.engine(waiting)) {
            one.adopt(set);
            other.adopt(set);
            fixture.missSince(Duration.ofSeconds(1));
            one.start();
            other.start();
            patiently().until(() -> fired.size() >= 12);
            bothAtWork.set(true);
            patiently().until(fixture::nothingIsOverdue);
        }
        assertThat(fired)
                .containsExactlyInAnyOrderElementsOf(policies.stream()
                        .map(policy -> policy.category().name())
                        .toList());
    }

    @Test
    void keepsNoJavaObjectInTheStore() {
        try (Schedules engine = fixture.engine(recorder)) {
            engine.adopt(set(fixture.policy("activity-log", Duration.ofHours(-1), Duration.ofHours(1))));
            engine.start();
            patiently().until(() -> fired.size() == 1);
        }
        assertThat(fixture.data())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).startsWith("#").endsWith("category=activity-log\n"));
    }

    @Test
    void makesTriggersAgreeWithThePoliciesAndLeavesAloneWhatAgrees() {
        try (Schedules engine = fixture.engine(recorder)) {
            engine.adopt(set(at("gone", "02:00"), at("moved", "02:00"), at("same", "02:00")));
            assertThat(fixture.crons())
                    .containsExactly("gone#1: 0 0 2 * * ? UTC", "moved#1: 0 0 2 * * ? UTC", "same#1: 0 0 2 * * ? UTC");
            fixture.mark("moved#1");
            fixture.mark("same#1");

            engine.adopt(set(at("added", "03:15"), at("moved", "03:30"), at("same", "02:00")));
            assertThat(fixture.crons())
                    .containsExactly(
                            "added#1: 0 15 3 * * ? UTC", "moved#1: 0 30 3 * * ? UTC", "same#1: 0 0 2 * * ? UTC");
            assertThat(fixture.marked()).containsExactly("same#1");
        }
        try (Schedules restarted = fixture.engine(recorder)) {
            restarted.adopt(set(at("same", "02:00")));
            assertThat(fixture.marked()).containsExactly("same#1");
            assertThat(fixture.triggers()).containsExactly("same#1");
        }
    }

    @Test
    void catchesUpMissedFiringOnceInsideItsWindow() {
        try (Schedules engine = fixture.engine(recorder)) {
            engine.adopt(set(fixture.policy("activity-log", Duration.ofHours(-1), Duration.ofHours(1))));
            fixture.missSince(Duration.ofHours(1));

            engine.start();
            patiently().until(() -> !fired.isEmpty() && fixture.nothingIsOverdue());
        }
        assertThat(fired).containsExactly("activity-log");
    }

    @Test
    void leavesMissedFiringToTheNextOneOutsideItsWindow() {
        try (Schedules engine = fixture.engine(recorder)) {
            engine.adopt(set(fixture.policy("activity-log", Duration.ofHours(-2), Duration.ofHours(-1))));
            fixture.missSince(Duration.ofHours(2));
            assertThat(fixture.nothingIsOverdue()).isFalse();

            engine.start();
            patiently().until(fixture::nothingIsOverdue);
        }
        assertThat(fired).isEmpty();
    }

    @Test
    void looksAgainWhereItStartsInTheMiddleOfWindow() {
        try (Schedules engine = fixture.engine(recorder)) {
            engine.adopt(set(fixture.policy("activity-log", Duration.ofHours(-1), Duration.ofHours(1))));
            engine.start();
            patiently().until(() -> !fired.isEmpty() && fixture.nothingIsOverdue());
        }
        assertThat(fired).containsExactly("activity-log");
    }

    @Test
    void runsNothingOutsideTheWindowsWhenItStarts() {
        try (Schedules engine = fixture.engine(recorder)) {
            engine.adopt(set(fixture.policy("activity-log", Duration.ofHours(1), Duration.ofHours(2))));
            engine.start();
            assertThat(fixture.triggers()).containsExactly("activity-log#1");
        }
        assertThat(fired).isEmpty();
    }

    @Test
    void asksTheRunToStopWhenItsWindowEnds() {
        FiringAction untilStopped = (category, end, stop) -> {
            patiently().until(stop::asked);
            fired.add(stop.reason());
        };
        Policy policy = fixture.policy("activity-log", Duration.ofHours(-1), Duration.ZERO);
        Instant end = new Firings(policy.schedule())
                .openAt(fixture.now().minus(Duration.ofMinutes(30)))
                .orElseThrow()
                .end();
        try (Schedules engine = fixture.engine(untilStopped, InstantSource.fixed(end.minusSeconds(1)))) {
            engine.adopt(set(policy));
            engine.start();
            patiently().until(() -> !fired.isEmpty());
        }
        assertThat(fired).containsExactly("the window ended");
    }

    @Test
    void closesOnlyAfterTheRunHasStopped() {
        FiringAction untilStopped = (category, end, stop) -> {
            fired.add("began");
            patiently().until(stop::asked);
            fired.add(stop.reason());
        };
        try (Schedules engine = fixture.engine(untilStopped)) {
            engine.adopt(set(fixture.policy("activity-log", Duration.ofHours(-1), Duration.ofHours(1))));
            engine.start();
            patiently().until(() -> !fired.isEmpty());
        }
        assertThat(fired).containsExactly("began", "the engine is being closed");
    }

    @Test
    void goesOnAfterFiringThatFailed() {
        FiringAction failing = (category, end, stop) -> {
            fired.add(category.name());
            throw new IllegalStateException("the target is away");
        };
        try (Schedules engine = fixture.engine(failing)) {
            engine.adopt(set(fixture.policy("activity-log", Duration.ofHours(-1), Duration.ofHours(1))));
            fixture.missSince(Duration.ofSeconds(1));
            engine.start();
            patiently().until(() -> !fired.isEmpty() && fixture.nothingIsOverdue());
            assertThat(fixture.triggers()).containsExactly("activity-log#1");
        }
    }

    @Test
    void saysTheNextWindow() {
        try (Schedules engine = fixture.engine(recorder)) {
            Policy policy = at("activity-log", "02:00");
            engine.adopt(set(policy));

            assertThat(engine.nextFiring(policy.category(), Instant.parse("2026-11-22T12:00:00Z")))
                    .contains(new Firing(Instant.parse("2026-11-23T02:00:00Z"), Instant.parse("2026-11-23T05:00:00Z")));
            assertThat(engine.nextFiring(new Category("unknown"), Instant.EPOCH))
                    .isEmpty();
        }
    }

    private static Policy at(String category, String time) {
        return policy(category, LocalTime.parse(time), LocalTime.of(5, 0));
    }

    private static ConditionFactory patiently() {
        return await().atMost(PATIENCE);
    }
}
