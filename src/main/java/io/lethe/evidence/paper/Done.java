package io.lethe.evidence.paper;

import io.lethe.evidence.TableStatement;
import io.lethe.evidence.Wording;
import io.lethe.policy.FileSet;

/** What was done to rows, for the word that a leaf has for it. */
enum Done {
    PURGED(Text.PURGED),
    ANONYMISED(Text.ANONYMISED),
    PSEUDONYMISED(Text.PSEUDONYMISED),
    ARCHIVED(Text.ARCHIVED),
    /** A later engine may do what this one has no word for: the leaf's own word stands then. */
    UNKNOWN(Text.METHOD_UNKNOWN);

    private final Text text;

    Done(Text text) {
        this.text = text;
    }

    static Done of(String action) {
        return switch (action) {
            case "purged" -> PURGED;
            case "anonymised" -> ANONYMISED;
            case "pseudonymised" -> PSEUDONYMISED;
            case "archived" -> ARCHIVED;
            default -> UNKNOWN;
        };
    }

    /** {@code deleted}. */
    String word(String action, Scribe scribe) {
        return this == UNKNOWN ? action : scribe.say(text);
    }

    /** By what kind of statement, in a sentence. */
    static String method(TableStatement table, Scribe scribe) {
        String action = table.action();
        if (of(action) == UNKNOWN) {
            return scribe.say(UNKNOWN.text, action);
        }
        if (table.ofObjects()) {
            return scribe.wording(Wording.methodOfObjects(action));
        }
        return scribe.wording(
                table.table().schema().equals(FileSet.SCHEMA) ? Wording.methodOfFiles(action) : Wording.method(action));
    }
}
