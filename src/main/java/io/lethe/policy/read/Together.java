package io.lethe.policy.read;

import io.lethe.policy.DataMap;
import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.PolicyTest;
import io.lethe.policy.Problem;
import io.lethe.policy.SourceFile;
import io.lethe.policy.field.Problems;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.yaml.YamlDocument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
        Datasets datasets = Datasets.of(maps, maps.size() == files.maps().size());
        Overlaps overlaps = new Overlaps();
        for (PolicyDraft policy : policies) {
            RuleMeaning meaning = new RuleMeaning(datasets, policy.problems());
            policy.rules().forEach(meaning::check);
            overlaps.check(policy, datasets);
        }
        MaskedReferences references = new MaskedReferences(policies, datasets);
        references.check();
        datasets.checkOutOfScope(maps, ruled(policies));
        maps.forEach(map -> checkChildren(Kinship.of(map, policies), references));
        List<Policy> right = withTests(policies, maps, datasets);
        return new Reading(right, rightMaps(maps), allProblems());
    }

    private static void checkChildren(Kinship kinship, MaskedReferences references) {
        new Companions(kinship).check();
        new Detachments(kinship, references).check();
    }

    private static Set<DatasetId> ruled(List<PolicyDraft> policies) {
        return policies.stream()
                .flatMap(policy -> policy.rules().stream())
                .map(RuleDraft::data)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static List<Policy> withTests(List<PolicyDraft> drafts, List<MapDraft> maps, Datasets datasets) {
        List<Policy> right = new ArrayList<>();
        for (PolicyDraft draft : drafts) {
            TestMeaning meaning = new TestMeaning(draft, datasets);
            List<Optional<PolicyTest>> tests =
                    draft.tests().stream().map(meaning::resolve).toList();
            Policy policy = draft.policy();
            // Only where nothing is wrong can a test be judged: else it would contradict for another mistake's sake.
            if (policy != null
                    && !draft.problems().hasErrors()
                    && tests.stream().allMatch(Optional::isPresent)) {
                Policy whole = policy.withTests(
                        tests.stream().flatMap(Optional::stream).toList());
                new TestCheck(new PolicySet(List.of(whole), rightMaps(maps), List.of()), draft).check(whole);
                if (!draft.problems().hasErrors()) {
                    right.add(whole);
                }
            }
        }
        return right.stream().sorted(Comparator.comparing(Policy::category)).toList();
    }

    private static List<DataMap> rightMaps(List<MapDraft> maps) {
        return maps.stream()
                .filter(draft -> !draft.problems().hasErrors())
                .map(MapDraft::map)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(DataMap::target))
                .toList();
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
