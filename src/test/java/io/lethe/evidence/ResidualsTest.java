package io.lethe.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.TargetName;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResidualsTest {
    private static final TargetName CRM = new TargetName("crm");
    private static final Instant GONE = Instant.parse("2027-01-31T02:00:00Z");

    @Test
    void countsCalendarMonthsFromTheLastRow() {
        assertThat(backup(Period.ofMonths(1)).of(CRM, GONE).until()).isEqualTo("2027-02-28T02:00:00Z");
    }

    @Test
    void countsTheTimeThatTheServerNames() {
        assertThat(backup(Duration.ofDays(30)).of(CRM, GONE).until()).isEqualTo("2027-03-02T02:00:00Z");
    }

    @Test
    void knowsNoEndWhereNobodyHasSaidOne() {
        assertThat(new ResidualPlace(ResidualCopy.Kind.OTHER, "paper", null, ResidualCopy.Source.DATA_MAP)
                        .of(CRM, GONE)
                        .until())
                .isNull();
    }

    @Test
    void takesARunThatHasNotEndedForOneThatActsNow() {
        assertThat(until(new Ending.Open())).containsExactly("2027-03-07T02:00:00Z");
    }

    @Test
    void countsFromTheLastOfATargetsRuns() {
        assertThat(until(ended("2027-01-01T02:00:00Z"), ended("2027-01-15T02:00:00Z"), ended("2027-01-08T02:00:00Z")))
                .containsExactly("2027-02-19T02:00:00Z");
    }

    private static Ending ended(String at) {
        return new Ending.Aborted(9, Instant.parse(at), 0, 0, "replaced");
    }

    private static List<String> until(Ending... endings) {
        Residuals residuals = target -> List.of(backup(Period.ofDays(35)));
        return residuals.after(Stream.of(endings).map(ResidualsTest::run).toList(), GONE).stream()
                .map(copy -> copy.until() + "")
                .toList();
    }

    private static RunStatement run(Ending ending) {
        return new RunStatement(
                new RunId(new UUID(0, 1)),
                CRM,
                "a server",
                Hash.of(new byte[0]),
                GONE,
                GONE,
                GONE,
                "2027Q1",
                List.of(),
                ending,
                List.of(),
                new RunStatement.Leaves(1, List.of(), List.of(), new RunStatement.PutBack(List.of(), 0)));
    }

    private static ResidualPlace backup(TemporalAmount keep) {
        return new ResidualPlace(ResidualCopy.Kind.BACKUP, "dumps", keep, ResidualCopy.Source.DATA_MAP);
    }
}
