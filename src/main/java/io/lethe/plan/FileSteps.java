package io.lethe.plan;

import io.lethe.file.DueFiles;
import io.lethe.hold.DatasetHolds;
import io.lethe.hold.OpenHolds;
import io.lethe.policy.PolicySet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a plan that are about files. They have one partition each: files are few, and one thread renames them as fast as several.
 *
 * <p>A hold that may concern the dataset keeps all its files. Whom a line is about cannot be told, so a hold on a person does, too.
 */
record FileSteps(PolicySet policies, OpenHolds holds, Instant asOf) {

    /** Numbered from {@code first}. */
    List<TableStep> of(List<FileClaim> claims, int first) {
        List<TableStep> steps = new ArrayList<>();
        for (FileClaim claim : claims) {
            steps.add(step(first + steps.size(), claim));
        }
        return steps;
    }

    private TableStep step(int number, FileClaim claim) {
        Counts counts = counts(claim);
        return new TableStep(
                number,
                claim.policy().category(),
                PolicySetHash.of(claim.policy()).hex(),
                claim.rule().number(),
                claim.stage(),
                claim.step().then(),
                claim.dataset().id(),
                claim.dataset().table(),
                claim.expiry().cutoff(asOf),
                new AccessPath.Directory(
                        claim.files().directory().toString(), claim.files().match()),
                counts,
                Guard.of(claim.rule().limits(), counts),
                counts.due() == 0 ? List.of() : List.of(new Partition(1, null, null, counts.due())));
    }

    private Counts counts(FileClaim claim) {
        DueFiles.Found found = claim.look(asOf);
        boolean held = isHeld(claim);
        int due = found.due().size();
        return new Counts(
                held ? 0 : due,
                held ? due : 0,
                found.open(),
                found.undated(),
                found.all(),
                found.unprovable(),
                overdue(claim));
    }

    /** How many files should have been gone by now; none where a hold keeps them. */
    long overdue(FileClaim claim) {
        return isHeld(claim) ? 0 : claim.overdue(asOf);
    }

    private boolean isHeld(FileClaim claim) {
        return new DatasetHolds(policies).keeping(claim.dataset().id(), holds).isPresent();
    }
}
