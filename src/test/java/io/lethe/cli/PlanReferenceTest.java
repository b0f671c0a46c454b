package io.lethe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.tree.Hash;
import io.lethe.plan.RunPlan;
import io.lethe.policy.name.TargetName;
import io.lethe.run.RunRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanReferenceTest {
    private static final Hash HASH = Hash.parse("9f3c".repeat(16));

    @TempDir
    private Path here;

    @Test
    void takesADigest() {
        assertThat(PlanReference.of(HASH.hex(), here))
                .isEqualTo(new PlanReference(new RunRequest(Set.of(), null, HASH), null));
    }

    @Test
    void takesAFileByItsExactBytes() throws IOException {
        RunPlan plan = new RunPlan(new TargetName("crm"), Instant.parse("2026-11-22T02:00:00Z"), HASH, List.of());
        Files.write(here.resolve("tonight.json"), plan.bytes());

        assertThat(PlanReference.of("tonight.json", here))
                .isEqualTo(new PlanReference(new RunRequest(Set.of(), plan.asOf(), plan.digest()), plan.target()));

        Files.writeString(here.resolve("tonight.json"), plan.json() + "\n");
        assertThatThrownBy(() -> PlanReference.of("tonight.json", here))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("tonight.json: expected a plan as lethe plan -o wrote it, byte for byte, but ");
    }

    @Test
    void refusesWhatIsNeither() {
        assertThatThrownBy(() -> PlanReference.of("absent.json", here))
                .isInstanceOf(UsageException.class)
                .hasMessage("--plan: expected a digest of 64 digits or a readable file but was \"absent.json\"."
                        + " Nothing was changed.");
    }
}
