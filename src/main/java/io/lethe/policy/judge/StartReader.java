package io.lethe.policy.judge;

import io.lethe.policy.judge.StartReading.Reason;
import io.lethe.policy.time.DateColumn;
import io.lethe.policy.time.LocalDays;
import io.lethe.policy.time.Moment;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads the start of a row's period. */
final class StartReader {
    private StartReader() {}

    /** The instant as of which a row is judged, and the zone of the policy's days. */
    record Now(ZoneId policyZone, Instant asOf) {}

    static StartReading read(DateColumn column, @Nullable String text, Now now) {
        ValueText.Read read = ValueText.read(column, text);
        Moment moment = read.moment();
        if (moment == null) {
            return new StartReading.Undated(read.reason(), text == null ? "" : text);
        }
        String written = text == null ? "" : text;
        return isFuture(moment, now)
                ? new StartReading.Undated(Reason.FUTURE, written)
                : new StartReading.Dated(moment.day(now.policyZone()), written, moment.latest(now.policyZone()));
    }

    private static boolean isFuture(Moment moment, Now now) {
        return switch (moment) {
            case Moment.Day own -> own.day().isAfter(LocalDays.reached(now.asOf(), now.policyZone()));
            case Moment.Local local -> local.latest(now.policyZone()).isAfter(now.asOf());
            case Moment.At at -> at.instant().isAfter(now.asOf());
        };
    }
}
