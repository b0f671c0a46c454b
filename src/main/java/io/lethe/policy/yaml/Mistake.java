package io.lethe.policy.yaml;

/** What is wrong with a document as YAML, before anyone asks what it says. */
public record Mistake(Mark mark, YamlPath path, String message, String remedy) {}
