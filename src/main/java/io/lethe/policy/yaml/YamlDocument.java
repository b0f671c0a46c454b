package io.lethe.policy.yaml;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one file says, as far as it can be read, and what is wrong with it as YAML. */
public final class YamlDocument {
    /**
     * A policy has some two KiB. The bound keeps the worst input readable in a fraction of a second; the longest line, list and
     * text are bounded by it too.
     */
    public static final int MOST_BYTES = 256 * 1024;

    private final @Nullable YamlNode root;
    private final List<Mistake> mistakes;

    YamlDocument(@Nullable YamlNode root, List<Mistake> mistakes) {
        this.root = root;
        this.mistakes = List.copyOf(mistakes);
    }

    /** Reads a file's bytes; never throws, whatever they are. */
    public static YamlDocument read(byte[] bytes) {
        try {
            String text = YamlText.decode(bytes);
            List<Mistake> forbidden = ForbiddenCharacters.in(text);
            return forbidden.isEmpty() ? TreeBuilder.build(text) : new YamlDocument(null, forbidden);
        } catch (UnreadableYamlException e) {
            return new YamlDocument(null, List.of(e.mistake()));
        }
    }

    /** The tree; empty if the file could not be read to its end. */
    public Optional<YamlNode> root() {
        return Optional.ofNullable(root);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
