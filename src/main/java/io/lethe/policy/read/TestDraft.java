package io.lethe.policy.read;

import io.lethe.policy.PolicyTest.Fate;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.yaml.YamlNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy's test as far as it could be read; {@code columns} are the row's entries as they stand in the file. */
record TestDraft(
        YamlNode.Mapping node,
        @Nullable DatasetId data,
        @Nullable Instant asOf,
        List<YamlNode.Entry> columns,
        @Nullable Fate expected,
        boolean complete) {
    TestDraft {
        columns = List.copyOf(columns);
    }
}
