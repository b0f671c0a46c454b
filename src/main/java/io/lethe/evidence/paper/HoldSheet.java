package io.lethe.evidence.paper;

import io.lethe.evidence.HoldStatement;
import io.lethe.ledger.entry.HeldScope;
import org.jspecify.annotations.Nullable;

/** A hold: what it covers, without saying whom, and from when to when it was in force. */
record HoldSheet(String id, String covers, String from, String to) {

    static HoldSheet of(HoldStatement hold, Scribe scribe) {
        return new HoldSheet(
                hold.hold().toString(),
                covers(hold.scope(), scribe),
                scribe.say(Text.AT_LEAF, scribe.instant(hold.placedAt()), Long.toString(hold.leaf())),
                released(hold.release(), scribe));
    }

    private static String released(HoldStatement.@Nullable Release release, Scribe scribe) {
        return release == null
                ? scribe.say(Text.IN_FORCE)
                : scribe.say(Text.AT_LEAF, scribe.instant(release.at()), Long.toString(release.leaf()));
    }

    private static String covers(HeldScope scope, Scribe scribe) {
        return switch (scope) {
            case HeldScope.OfCategory held ->
                scribe.say(Text.OF_CATEGORY, held.category().name());
            case HeldScope.OfRow held ->
                scribe.say(Text.OF_ROW, held.dataset().name(), held.commitment().hex());
            case HeldScope.OfSubject held ->
                scribe.say(Text.OF_SUBJECT, held.tag().hex());
        };
    }
}
