package io.lethe.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderBookTest {
    private final OrderBook book = new OrderBook(new Timeline(LocalDate.of(2026, 11, 22)), 2_000);

    @Test
    void placesOrdersOneAfterTheOther() {
        LocalDate last = LocalDate.of(2017, 1, 1);
        for (long number = 0; number < 2_000; number++) {
            assertThat(book.day(number)).isAfterOrEqualTo(last).isBefore(LocalDate.of(2026, 11, 22));
            last = book.day(number);
        }
    }

    @Test
    void numbersEachYearFromOne() {
        Map<Integer, Long> count = new HashMap<>();
        for (long number = 0; number < 2_000; number++) {
            long expected = count.merge(book.day(number).getYear(), 1L, Long::sum);
            assertThat(book.numberInYear(number)).isEqualTo(expected);
        }
    }
}
