package io.lethe.policy.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.policy.Basis;
import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.Timetable;
import io.lethe.policy.time.DateColumn;
import io.lethe.policy.time.DateType;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each directory shows a part of the language that is right. */
class GoodPoliciesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    static Stream<Path> directories() {
        return ExampleFile.in("good").stream()
                .map(file ->
                        ExampleFile.ROOT.resolve("good").resolve(file.name().replaceFirst("/.*", "")))
                .distinct();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("directories")
    void findsNothingToSay(Path directory) {
        assertThat(PolicyReader.readAll(directory, TODAY).problems()).isEmpty();
        assertThat(PolicyReader.read(directory, TODAY).policies()).isNotEmpty();
    }

    @Test
    void readsEveryWordOfAPolicy() {
        PolicySet set = PolicyReader.read(ExampleFile.ROOT.resolve("good/every-word"), TODAY);
        Policy policy = set.policies().getFirst();

        assertThat(policy.toString()).isEqualTo("everything (Everything there is to say)");
        assertThat(policy.notice()).containsExactly("2 Meta Data", "8");
        assertThat(policy.basis()).isEqualTo(new Basis(Basis.Type.LEGITIMATE_INTEREST, "GDPR Art. 6(1)(f)"));
        assertThat(policy.schedule().recurrence())
                .isEqualTo(new Timetable.Recurrence.Weekly(java.time.DayOfWeek.SUNDAY));
        assertThat(policy.rules().getFirst().toString())
                .isEqualTo("Rule[number=1, path=rules[0], data=orders, since=closed_at, "
                        + "when=All[conditions=[In[column=status, values=[closed, 7]], "
                        + "Not[condition=Equal[column=country, value=no]], "
                        + "Any[conditions=[IsNull[column=locked], Not[condition=In[column=locked, values=[7, true]]], Before[column=created_at, day=2026-01-01]]]]], "
                        + "countFrom=end-of-year, "
                        + "steps=[Step[after=30 days, then=Anonymise[fields={note=Constant[text=gone]}], reason=, deleteBy=null], "
                        + "Step[after=1 year 6 months, then=Archive[store=cold-store, keep=8 years, format=parquet], reason=, deleteBy=2 years]], "
                        + "limits=Limits[rowsPerRun=9223372036854775807, shareOfTable=12.5], fullScan=true, "
                        + "place=src/test/resources/policies/good/every-word/everything.yaml:12:5]");
        assertThat(policy.tests()).hasSize(3);
        assertThat(set.startsOf(policy.rules().get(1)))
                .singleElement()
                .returns(DateType.EPOCH_SECONDS, DateColumn::type);
    }
}
