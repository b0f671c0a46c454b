package io.lethe.evidence.paper;

import io.lethe.evidence.ResidualCopy;

/** Where a copy may remain, until when, and who says so. */
record ResidualSheet(String kind, String target, String where, String until, String source) {

    static ResidualSheet of(ResidualCopy copy, Scribe scribe) {
        return new ResidualSheet(
                scribe.say(kind(copy.kind())),
                copy.target(),
                copy.where(),
                copy.until() == null ? scribe.say(Text.UNKNOWN) : scribe.instant(copy.until()),
                scribe.say(source(copy.source())));
    }

    private static Text kind(ResidualCopy.Kind kind) {
        return switch (kind) {
            case BINARY_LOG -> Text.BINARY_LOG;
            case REPLICA -> Text.REPLICA;
            case BACKUP -> Text.BACKUP;
            case OTHER -> Text.OTHER;
        };
    }

    private static Text source(ResidualCopy.Source source) {
        return switch (source) {
            case SERVER -> Text.SERVER;
            case DATA_MAP -> Text.DATA_MAP;
            case CONFIGURATION -> Text.CONFIGURATION;
        };
    }
}
