package io.lethe.policy;

import io.lethe.policy.name.TargetName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which tables, columns and directories of one target hold which data.
 *
 * @param datasets in the order of the file
 * @param residuals where copies of its rows are made that no run reaches
 * @param outOfScope tables ({@code schema.table}) and columns ({@code schema.table.column}) that no policy covers on purpose, with the reason
 */
public record DataMap(
        TargetName target,
        List<Dataset> datasets,
        List<Residual> residuals,
        Map<String, String> outOfScope,
        SourceFile source) {
    public DataMap {
        datasets = List.copyOf(datasets);
        residuals = List.copyOf(residuals);
        outOfScope = Map.copyOf(outOfScope);
    }

    /** The schemas in which its tables are. */
    public Set<String> schemas() {
        return datasets.stream()
                .filter(dataset -> dataset.files() == null)
                .map(dataset -> dataset.table().schema())
                .collect(Collectors.toUnmodifiableSet());
    }

    DataMap filesUnder(Path root) {
        List<Dataset> found =
                datasets.stream().map(dataset -> dataset.filesUnder(root)).toList();
        return new DataMap(target, found, residuals, outOfScope, source);
    }
}
