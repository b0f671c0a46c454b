package io.lethe.plan;

import io.lethe.file.DueFiles;
import io.lethe.file.Folder;
import io.lethe.file.FoundFile;
import io.lethe.hold.DatasetHolds;
import io.lethe.hold.Hold;
import io.lethe.hold.OpenHolds;
import io.lethe.policy.Dataset;
import io.lethe.policy.FileSet;
import io.lethe.policy.PolicySet;
import io.lethe.policy.judge.Judgement;
import io.lethe.policy.judge.RuleBook;
import io.lethe.policy.name.TargetName;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Explains one file, by what a run would ask of it. */
record FileQuestion(PolicySet policies, TargetName target, Dataset dataset, Instant asOf) {
    /** As a database prints a timestamp. */
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The file of this name and, where that is given too, with content of this hash; empty if there is none. */
    Optional<RowExplanation> ask(List<String> key, OpenHolds holds) {
        FileSet files = Objects.requireNonNull(dataset.files());
        Folder folder = Folder.open(files.directory());
        return folder.file(key.getFirst())
                .filter(file -> files.matches(Path.of(file.name())))
                .filter(file -> key.size() == 1 || folder.hash(file).equals(key.get(1)))
                .map(file -> explain(file, files, holds));
    }

    private RowExplanation explain(FoundFile file, FileSet files, OpenHolds holds) {
        Map<String, String> row = new DueFiles(files, asOf)
                .start(file)
                .map(start -> Map.of(FileSet.DATE.name(), TIMESTAMP.format(start)))
                .orElse(Map.of());
        Judgement judgement = RuleBook.of(policies, dataset.id()).judge(row, asOf);
        List<FileClaim> claims = FileClaim.find(policies, target, Set.of()).stream()
                .filter(claim -> claim.dataset().equals(dataset))
                .toList();
        Optional<Hold> hold = new DatasetHolds(policies).keeping(dataset.id(), holds);
        return new RowExplanation(
                dataset.table(),
                dataset.id(),
                List.of(file.name()),
                claims.isEmpty()
                        ? ""
                        : PolicySetHash.of(claims.getFirst().policy()).hex(),
                judgement,
                claims.stream().anyMatch(claim -> isDue(file, claim)),
                false,
                hold.stream().toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private boolean isDue(FoundFile file, FileClaim claim) {
        return claim.look(asOf).due().stream().anyMatch(due -> due.name().equals(file.name()));
    }
}
