package io.lethe.policy.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Looks at each event for what YAML allows and a policy does not, and keeps the mistakes. */
final class EventGuard {
    /** One more than anybody is told of. */
    private static final int MOST_MISTAKES = 1001;

    private final List<Mistake> mistakes = new ArrayList<>();

    List<Mistake> mistakes() {
        return mistakes;
    }

    void refuse(Event event, YamlPath path, String message, String remedy) {
        add(new Mistake(mark(event), path, message, remedy));
    }

    private void add(Mistake mistake) {
        if (mistakes.size() < MOST_MISTAKES) {
            mistakes.add(mistake);
        }
    }

    void directives(DocumentStartEvent start) {
        if (start.getSpecVersion().isPresent() || !start.getTags().isEmpty()) {
            refuse(
                    start,
                    YamlPath.ROOT,
                    "expected a document without directives but found one",
                    "Remove the line that begins with %.");
        }
    }

    void count(Event event, int values, int most) throws UnreadableYamlException {
        if (values > most) {
            String message = "expected at most " + most + " values in a file but here is one more";
            throw new UnreadableYamlException(new Mistake(mark(event), YamlPath.ROOT, message, "Split the file."));
        }
    }

    void level(Event start, YamlPath path, int level) throws UnreadableYamlException {
        if (level > TreeBuilder.MOST_LEVELS) {
            String message = "expected at most " + TreeBuilder.MOST_LEVELS + " levels but this is one deeper";
            // The path of such a place is long and says nothing that the line and column do not.
            throw new UnreadableYamlException(new Mistake(mark(start), YamlPath.ROOT, message, ""));
        }
    }

    /** Anchors, aliases and tags: one file would then not say at its place what is meant there. */
    void decorations(Event event, YamlPath path) {
        if (event instanceof AliasEvent alias) {
            refuse(event, path, "expected a value but was the alias *" + alias.getAlias(), "Write the value out.");
        } else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            String message = "expected a value without an anchor but found &"
                    + node.getAnchor().get();
            refuse(event, path, message, "Remove the anchor.");
        }
        tag(event)
                .ifPresent(tag ->
                        refuse(event, path, "expected a value without a tag but found " + tag, "Remove the tag."));
    }

    /** Whether a tag or alias makes a value something else than what is written there. */
    static boolean isOther(Event event) {
        return event instanceof AliasEvent || tag(event).isPresent();
    }

    private static Optional<String> tag(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case CollectionStartEvent collection -> collection.getTag();
            default -> Optional.empty();
        };
    }

    YamlNode scalar(ScalarEvent event, YamlPath path) {
        return hasForbidden(event, path)
                ? new YamlNode.Broken(mark(event), path)
                : new YamlNode.Scalar(mark(event), path, event.getValue(), event.isPlain());
    }

    /** Whether this scalar can be a key. */
    boolean key(ScalarEvent event, YamlPath path) {
        if (event.isPlain() && event.getValue().equals("<<")) {
            refuse(event, path, "expected a key but was the merge key <<", "Write the keys out.");
            return false;
        }
        return !hasForbidden(event, path);
    }

    /** An escape such as "\\u202E" can make a character that the file itself does not contain. */
    private boolean hasForbidden(ScalarEvent event, YamlPath path) {
        OptionalInt forbidden = event.getValue()
                .codePoints()
                .filter(ForbiddenCharacters::isForbidden)
                .findFirst();
        forbidden.ifPresent(character -> add(ForbiddenCharacters.mistake(mark(event), path, character)));
        return forbidden.isPresent();
    }

    static String kind(Event event) {
        return switch (event) {
            case ScalarEvent scalar ->
                scalar.getValue().isEmpty()
                        ? "nothing"
                        : "a text of " + scalar.getValue().length();
            case MappingStartEvent ignored -> "a mapping";
            default -> "a list";
        };
    }

    static Mark mark(Event event) {
        return event.getStartMark()
                .map(mark -> new Mark(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(Mark.START);
    }
}
