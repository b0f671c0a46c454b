package io.lethe.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.evidence.BundleVerdict.Line;
import io.lethe.evidence.BundleVerdict.Outcome;
import io.lethe.evidence.ForkCheck.Held;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForkCheckTest {
    private static final Bundle OURS = Bundles.ofRun(Story.told(9));

    @Test
    void seesThatCertificatesAreOfOneHistory() {
        Story story = Story.told(9);
        assertThat(lines(Bundles.ofRun(story), Bundles.ofRecord(story, 2101)))
                .containsExactly(new Line(
                        "fork", Outcome.OK, "ours.zip and theirs.zip are of one history, as far as both show it"));
        assertThat(ForkCheck.lines(List.of(new Held("ours.zip", OURS)))).isEmpty();
    }

    /** Each holds by itself, under the log's own signature; together they convict its owner. */
    @Test
    void showsTwoHistories() {
        Bundle theirs = Bundles.ofRun(Story.toldOfRowsThatCameBack());
        assertThat(BundleCheck.of(theirs, new Trust.SelfAsserted()).holds()).isTrue();
        assertThat(lines(OURS, theirs)).singleElement().satisfies(line -> {
            assertThat(line.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(line.words())
                    .isEqualTo("the log " + BundleFiles.checkpoint(OURS).origin()
                            + " has signed two histories (a fork): ours.zip and theirs.zip differ in leaf 2");
        });
    }

    private static List<Line> lines(Bundle ours, Bundle theirs) {
        return ForkCheck.lines(List.of(new Held("ours.zip", ours), new Held("theirs.zip", theirs)));
    }
}
