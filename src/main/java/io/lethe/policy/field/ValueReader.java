package io.lethe.policy.field;

import io.lethe.policy.yaml.YamlNode;
import java.util.Optional;

/** Makes a value of a node, or tells what is wrong with it: never nothing without a problem. */
@FunctionalInterface
public interface ValueReader<T> {
    Optional<T> read(YamlNode node, Problems problems);
}
