package io.lethe.policy.yaml;

import org.jspecify.annotations.Nullable;

/**
 * The place of a node within its document, {@code rules[0].keep}. A path shares its beginning with its neighbours and becomes
 * text only when someone reads it: long keys in a wide document would otherwise cost the square of its size.
 */
public final class YamlPath {
    /** The document as a whole; prints as the empty text. */
    public static final YamlPath ROOT = new YamlPath(null, "");

    private final @Nullable YamlPath parent;
    private final String segment;

    private YamlPath(@Nullable YamlPath parent, String segment) {
        this.parent = parent;
        this.segment = segment;
    }

    public YamlPath key(String key) {
        return new YamlPath(this, key);
    }

    public YamlPath item(int index) {
        return new YamlPath(this, "[" + index + "]");
    }

    @Override
    public String toString() {
        String before = parent == null ? "" : parent.toString();
        return before + (before.isEmpty() || segment.startsWith("[") ? "" : ".") + segment;
    }
}
