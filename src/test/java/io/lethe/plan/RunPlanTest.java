package io.lethe.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.tree.Hash;
import io.lethe.policy.Action;
import io.lethe.policy.JsonMasking;
import io.lethe.policy.Masking;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.JsonPath;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunPlanTest {
    private static final Instant AS_OF = Instant.parse("2026-11-22T02:00:00Z");

    @Test
    void isWrittenAsOneLineThatBeginsWithItsFormat() {
        assertThat(plan(AS_OF, 5).json())
                .isEqualTo(
                        "{\"format\":\"lethe.plan/1\",\"asOf\":\"2026-11-22T02:00:00.000Z\",\"policySet\":"
                                + "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\"steps\":[{\"action\":\"purge\","
                                + "\"category\":\"activity-log\",\"counts\":{\"due\":5,\"held\":1,\"table\":100,\"undated\":3,\"waiting\":2},"
                                + "\"cutoff\":\"2025-10-22T23:00:00.000Z\",\"dataset\":\"log\",\"guard\":{\"verdict\":\"over-limit\",\"words\":"
                                + "\"too many\"},\"number\":1,\"partitions\":[{\"number\":1,\"rows\":3,\"to\":\"2025-03-01 00:00:00\"},"
                                + "{\"from\":\"2025-03-01 00:00:00\",\"number\":2,\"rows\":2}],\"path\":{\"index\":\"created\",\"kind\":"
                                + "\"start-index\"},\"policy\":\"51ab\",\"rule\":1,\"stage\":1,\"table\":\"crm.log\"}],\"target\":\"crm\"}");
    }

    @Test
    void isReadBackAsItWas() {
        RunPlan plan = plan(AS_OF, 5);

        assertThat(RunPlan.read(plan.bytes())).isEqualTo(plan);
        assertThat(RunPlan.read(plan.json()).digest()).isEqualTo(plan.digest());
    }

    @Test
    void hasDigestOfItsBytes() {
        RunPlan plan = plan(AS_OF, 5);

        assertThat(plan.digest())
                .isEqualTo(Hash.of(plan.bytes()))
                .isEqualTo(plan(AS_OF, 5).digest());
        assertThat(plan.digest()).isNotEqualTo(plan(AS_OF, 6).digest());
        assertThat(plan.digest()).isNotEqualTo(plan(AS_OF.plusMillis(1), 5).digest());
    }

    @Test
    void refusesWhatItDidNotWrite() {
        String json = plan(AS_OF, 5).json();

        assertThatThrownBy(() -> RunPlan.read("{}"))
                .hasMessage("expected a plan that begins with {\"format\":\"lethe.plan/1\",");
        assertThatThrownBy(() -> RunPlan.read(json.replace("\"target\":", "\"steward\":\"me\",\"target\":")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RunPlan.read(json + "\n")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesFractionsOfMillisecond() {
        assertThatThrownBy(() -> plan(AS_OF.plusNanos(1), 5))
                .hasMessage("expected an as-of in whole milliseconds but was 2026-11-22T02:00:00.000000001Z");
    }

    @Test
    void stopsWhenOneStepIsOverItsLimits() {
        assertThat(plan(AS_OF, 5).stopped()).isTrue();
        assertThat(new RunPlan(new TargetName("crm"), AS_OF, Hash.of(), List.of()).stopped())
                .isFalse();
    }

    @Test
    void saysWhichColumnsAreMaskedByWhat() {
        RunPlan plan = plan(AS_OF, 5, masking(new Masking.KeepFirst(3)));

        assertThat(plan.json())
                .contains("\"action\":\"anonymise\"")
                .contains("\"fields\":[{\"column\":\"ip\",\"masking\":\"truncate-ip\"},"
                        + "{\"argument\":\"3\",\"column\":\"note\",\"masking\":\"keep-first\"}]");
        assertThat(RunPlan.read(plan.json())).isEqualTo(plan);
        assertThat(plan.digest())
                .isNotEqualTo(plan(AS_OF, 5, masking(new Masking.KeepFirst(4))).digest());
    }

    @Test
    void namesPathsWithinDocumentsOneByOne() {
        RunPlan plan = plan(
                AS_OF,
                5,
                masking(new JsonMasking(Map.of(
                        JsonPath.of("$.user.email"), new Masking.KeepDomain(),
                        JsonPath.of("$.\"a b\""), new Masking.Constant("x")))));

        assertThat(plan.json())
                .contains(
                        "{\"argument\":\"x\",\"column\":\"note\",\"masking\":\"constant\",\"path\":\"$.\\\"a b\\\"\"},"
                                + "{\"column\":\"note\",\"masking\":\"keep-domain\",\"path\":\"$.user.email\"}]");
        assertThat(RunPlan.read(plan.json())).isEqualTo(plan);
    }

    @Test
    void readsBackRowsThatGoWithOthers() {
        AccessPath with = new AccessPath.WithStep(2, List.of(new ColumnName("year"), new ColumnName("number")));
        RunPlan plan = plan(Instant.parse("2026-11-22T02:00:00Z"), 5, new Action.Purge(), with);

        assertThat(plan.json()).contains("\"path\":{\"kind\":\"with-step\",\"step\":2,\"via\":[\"year\",\"number\"]}");
        assertThat(RunPlan.read(plan.json())).isEqualTo(plan);
    }

    @Test
    void readsBackThatOnlyRowsAreDeletedWhichAreBack() {
        RunPlan plan = plan(AS_OF, 5);
        UUID incarnation = UUID.fromString("01980000-0000-7000-8000-000000000009");
        RunPlan again = plan.replaying(
                incarnation,
                plan.steps().stream()
                        .map(step -> step.again(new Counts(4, 0, 0, 0, 9)))
                        .toList());

        assertThat(again.json()).contains("\"replay\":\"01980000-0000-7000-8000-000000000009\"");
        assertThat(RunPlan.read(again.json())).isEqualTo(again);
        assertThat(again.stopped())
                .as("what was allowed once may be done again")
                .isFalse();
        assertThat(again.due()).isEqualTo(4);
    }

    private static Action masking(Masking note) {
        return new Action.Anonymise(
                Map.of(new ColumnName("note"), note, new ColumnName("ip"), new Masking.TruncateIp()));
    }

    private static RunPlan plan(Instant asOf, long due) {
        return plan(asOf, due, new Action.Purge());
    }

    private static RunPlan plan(Instant asOf, long due, Action action) {
        return plan(asOf, due, action, new AccessPath.StartIndex("created"));
    }

    private static RunPlan plan(Instant asOf, long due, Action action, AccessPath path) {
        TableStep step = new TableStep(
                1,
                new Category("activity-log"),
                "51ab",
                1,
                1,
                action,
                new DatasetId("log"),
                new TableName("crm", "log"),
                Instant.parse("2025-10-22T23:00:00Z"),
                path,
                new Counts(due, 1, 2, 3, 100),
                new Guard.OverLimit("too many"),
                List.of(
                        new Partition(1, null, "2025-03-01 00:00:00", 3),
                        new Partition(2, "2025-03-01 00:00:00", null, 2)));
        return new RunPlan(new TargetName("crm"), asOf, Hash.of(), List.of(step));
    }
}
