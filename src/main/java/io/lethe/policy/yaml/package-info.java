/**
 * YAML becomes a tree that knows its places: bytes in, {@link io.lethe.policy.yaml.YamlDocument} out. The one place where the
 * YAML library is seen. It knows nothing of policies.
 *
 * <p>YAML is far larger than a policy needs, and what a policy does not need has cost others their data: an octal that turns
 * ten days into eight, a country that becomes {@code false}, twenty thousand brackets that end the process, an alias that
 * expands without end, a character that shows a reader something else than the machine reads. So the input is narrowed in
 * layers, each of which may rely on the one before it:
 *
 * <ol>
 *   <li>bytes: at most 256 KiB, strictly UTF-8, no control and no direction-changing characters;
 *   <li>events: one document, no anchors, aliases, tags, directives and merge keys, at most 12 levels deep;
 *   <li>tree: keys are words, once each; a scalar stays the text that the author wrote, and whether it was quoted.
 * </ol>
 *
 * <p>The tree is built from events and never by the library's own composer, which recurses and would overflow the stack.
 */
@NullMarked
package io.lethe.policy.yaml;

import org.jspecify.annotations.NullMarked;
