package io.lethe.policy.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds the tree from the parser's events, one document of at most {@link #MOST_LEVELS} levels. The recursion is as deep as
 * the document and so never deeper than that.
 */
final class TreeBuilder {
    /** A test's row in a policy stands at level four; twelve leaves room for conditions within conditions. */
    static final int MOST_LEVELS = 12;

    /** A file of the largest size with lines of ten characters; a file of nothing but commas has five times as many. */
    private static final int MOST_VALUES = 25_000;

    /** Longer than any word of the language and any identifier of a database. */
    private static final int LONGEST_KEY = 160;

    private final Iterator<Event> events;
    private final EventGuard guard = new EventGuard();
    private int values;

    private TreeBuilder(Iterator<Event> events) {
        this.events = events;
    }

    static YamlDocument build(String text) throws UnreadableYamlException {
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(YamlDocument.MOST_BYTES)
                .build();
        try {
            return new TreeBuilder(new Parse(settings).parseString(text).iterator()).document();
        } catch (YamlEngineException e) {
            throw new UnreadableYamlException(SyntaxMistake.of(e));
        }
    }

    private YamlDocument document() throws UnreadableYamlException {
        YamlNode root = null;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent start) {
                guard.directives(start);
                if (root != null) {
                    guard.refuse(
                            event,
                            YamlPath.ROOT,
                            "expected one document but a second one begins here",
                            "Give each policy its own file.");
                    break;
                }
                root = node(events.next(), YamlPath.ROOT, 1);
            }
        }
        if (root == null) {
            throw new UnreadableYamlException(
                    new Mistake(Mark.START, YamlPath.ROOT, "expected a document but the file is empty", ""));
        }
        return new YamlDocument(root, guard.mistakes());
    }

    private YamlNode node(Event event, YamlPath path, int level) throws UnreadableYamlException {
        guard.decorations(event, path);
        guard.count(event, ++values, MOST_VALUES);
        YamlNode node = switch (event) {
            case ScalarEvent scalar -> guard.scalar(scalar, path);
            case SequenceStartEvent start -> sequence(start, path, level);
            case MappingStartEvent start -> mapping(start, path, level);
            default -> new YamlNode.Broken(EventGuard.mark(event), path);
        };
        return EventGuard.isOther(event) ? new YamlNode.Broken(node.mark(), path) : node;
    }

    private YamlNode sequence(Event start, YamlPath path, int level) throws UnreadableYamlException {
        guard.level(start, path, level);
        List<YamlNode> items = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            items.add(node(event, path.item(items.size()), level + 1));
        }
        return new YamlNode.Sequence(EventGuard.mark(start), path, items);
    }

    private YamlNode mapping(Event start, YamlPath path, int level) throws UnreadableYamlException {
        guard.level(start, path, level);
        List<YamlNode.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            boolean readable = isWord(event, path, level);
            String key = readable && event instanceof ScalarEvent scalar ? scalar.getValue() : "?";
            YamlNode value = node(events.next(), path.key(key), level + 1);
            if (readable && isNew(key, keys, event, path)) {
                entries.add(new YamlNode.Entry(key, EventGuard.mark(event), value));
            }
        }
        return new YamlNode.Mapping(EventGuard.mark(start), path, entries);
    }

    /** Whether an event can be a key; what cannot is told, and read to its end. */
    private boolean isWord(Event event, YamlPath path, int level) throws UnreadableYamlException {
        if (event instanceof ScalarEvent scalar
                && !scalar.getValue().isEmpty()
                && scalar.getValue().length() <= LONGEST_KEY) {
            guard.decorations(event, path);
            return guard.key(scalar, path);
        }
        if (event instanceof AliasEvent) {
            guard.decorations(event, path);
            return false;
        }
        guard.refuse(
                event,
                path,
                "expected a key of 1 to " + LONGEST_KEY + " characters but was " + EventGuard.kind(event),
                "");
        if (!(event instanceof ScalarEvent)) {
            node(event, path.key("?"), level + 1);
        }
        return false;
    }

    private boolean isNew(String key, Set<String> keys, Event event, YamlPath path) {
        if (keys.add(key)) {
            return true;
        }
        guard.refuse(event, path.key(key), "the key \"" + key + "\" stands here a second time", "Keep one of them.");
        return false;
    }
}
