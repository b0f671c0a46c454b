package io.lethe.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.demo.Moment.Stored;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AgesTest {
    private static final Timeline TIMELINE = new Timeline(LocalDate.of(2026, 11, 22));

    private final Ages ages = new Ages(TIMELINE, Period.ofMonths(13), 0.2, 4, Stored.NULL);

    @Test
    void beginsWithTheHardCases() {
        List<Moment> first = LongStream.range(0, 7).mapToObj(this::moment).toList();

        assertThat(first)
                .containsExactly(
                        Moment.known(LocalDateTime.parse("2025-10-21T23:00")),
                        Moment.known(LocalDateTime.parse("2025-10-21T22:59:59.999999")),
                        Moment.known(LocalDateTime.parse("2025-10-20T23:00")),
                        Moment.known(LocalDateTime.parse("2025-10-22T23:00")),
                        new Moment(LocalDateTime.parse("2016-11-22T00:00"), Stored.NULL),
                        Moment.known(LocalDateTime.parse("2027-11-22T00:00")),
                        Moment.known(LocalDateTime.parse("1970-01-01T00:00")));
    }

    @Test
    void keepsTheDueShareInSmallTablesToo() {
        LocalDateTime edge = LocalDateTime.parse("2025-10-21T23:00");

        for (int rows : List.of(100, 1_000, 10_000)) {
            long due = LongStream.range(7, 7 + rows)
                    .mapToObj(this::moment)
                    .filter(moment -> moment.time().isBefore(edge))
                    .count();
            assertThat((double) due / rows).isCloseTo(0.2, within(0.011));
        }
    }

    @Test
    void agesNothingBeyondTheOldest() {
        assertThat(LongStream.range(7, 2_000).mapToObj(this::moment))
                .filteredOn(moment -> moment.stored() == Stored.KNOWN
                        && moment.time().getYear() > 1970
                        && moment.time().isBefore(TIMELINE.end()))
                .allMatch(moment -> moment.time().isAfter(LocalDateTime.parse("2022-11-21T23:59")));
    }

    private Moment moment(long number) {
        return ages.moment(number, Chance.of(1, "ages", number));
    }
}
