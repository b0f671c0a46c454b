package io.lethe.policy;

import io.lethe.policy.yaml.YamlDocument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads all files by themselves and then what they say about each other. */
final class Together {
    private final PolicyFiles files;
    private final LocalDate today;
    private final List<Problems> problems = new ArrayList<>();

    private Together(PolicyFiles files, LocalDate today) {
        this.files = files;
        this.today = today;
    }

    static Reading read(PolicyFiles files, LocalDate today) {
        return new Together(files, today).read();
    }

    private Reading read() {
        List<MapDraft> maps =
                files.maps().stream().flatMap(file -> map(file).stream()).toList();
        List<PolicyDraft> policies =
                files.policies().stream().flatMap(file -> policy(file).stream()).toList();
        List<DataMap> rightMaps =
                maps.stream().map(MapDraft::map).filter(Objects::nonNull).toList();
        List<Policy> rightPolicies = policies.stream()
                .map(PolicyDraft::policy)
                .filter(Objects::nonNull)
                .toList();
        return new Reading(
                rightPolicies.stream()
                        .sorted(Comparator.comparing(Policy::category))
                        .toList(),
                rightMaps.stream().sorted(Comparator.comparing(DataMap::target)).toList(),
                allProblems());
    }

    private List<Problem> allProblems() {
        List<Problem> all = new ArrayList<>(files.problems());
        problems.forEach(each -> all.addAll(each.found()));
        return all;
    }

    private Optional<MapDraft> map(SourceFile file) {
        Problems ofFile = problemsOf(file);
        YamlDocument document = document(file, ofFile);
        return document.root().flatMap(root -> MapFileReader.read(file, root, ofFile));
    }

    private Optional<PolicyDraft> policy(SourceFile file) {
        Problems ofFile = problemsOf(file);
        return document(file, ofFile).root().flatMap(root -> PolicyFileReader.read(file, root, today, ofFile));
    }

    private static YamlDocument document(SourceFile file, Problems problems) {
        YamlDocument document = YamlDocument.read(file.bytes());
        document.mistakes().forEach(problems::add);
        return document;
    }

    private Problems problemsOf(SourceFile file) {
        Problems ofFile = new Problems(files.shown(file));
        problems.add(ofFile);
        return ofFile;
    }
}
