package io.lethe.policy.judge;

import io.lethe.policy.Start;
import io.lethe.policy.judge.StartReading.Dated;
import io.lethe.policy.judge.StartReading.Reason;
import io.lethe.policy.judge.StartReading.Undated;
import io.lethe.policy.time.DateColumn;
import io.lethe.policy.time.LocalDays;
import io.lethe.policy.time.Moment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads the start of a row's period.
 *
 * @param policyZone the zone of the policy's days
 * @param asOf the instant as of which a row is judged
 */
record StartReader(ZoneId policyZone, Instant asOf) {
    private static final Comparator<Dated> BY_DAY = Comparator.comparing(Dated::day);

    /** @param columns one for each of the start's values, in their order */
    StartReading read(Start since, List<DateColumn> columns, Map<String, String> row) {
        List<String> names = since.values();
        List<StartReading> readings = IntStream.range(0, names.size())
                .mapToObj(i -> read(names.get(i), columns.get(i), row))
                .toList();
        return switch (since) {
            case Start.Column column -> readings.getFirst();
            case Start.Parent parent -> readings.getFirst();
            case Start.FirstOf first ->
                dated(readings).min(BY_DAY).<StartReading>map(day -> day).orElse(readings.getFirst());
            case Start.LastOf last ->
                readings.stream()
                        .filter(Undated.class::isInstance)
                        .findFirst()
                        .orElseGet(() -> dated(readings).max(BY_DAY).orElseThrow());
        };
    }

    private static Stream<Dated> dated(List<StartReading> readings) {
        return readings.stream().filter(Dated.class::isInstance).map(Dated.class::cast);
    }

    private StartReading read(String name, DateColumn column, Map<String, String> row) {
        String written = row.getOrDefault(name, "");
        ValueText.Read read = ValueText.read(column, row.get(name));
        Moment moment = read.moment();
        if (moment == null) {
            return new Undated(name, read.reason(), written);
        }
        return isFuture(moment)
                ? new Undated(name, Reason.FUTURE, written)
                : new Dated(moment.day(policyZone), written, moment.latest(policyZone));
    }

    private boolean isFuture(Moment moment) {
        return switch (moment) {
            case Moment.Day own -> own.day().isAfter(LocalDays.reached(asOf, policyZone));
            case Moment.Local local -> local.latest(policyZone).isAfter(asOf);
            case Moment.At at -> at.instant().isAfter(asOf);
        };
    }
}
