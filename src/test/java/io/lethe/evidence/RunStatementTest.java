package io.lethe.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.entry.ObjectCounts;
import io.lethe.ledger.entry.RunAborted;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.DatasetId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunStatementTest {
    private final Story story = Story.told();
    private final List<LeafText> leaves = story.leavesOf(Story.run(1));

    @Test
    void addsUpWhatTheLeavesSay() {
        RunStatement run = RunStatement.of(leaves);
        assertThat(run.tables())
                .containsExactly(
                        new TableStatement(
                                1,
                                Story.NOTE.table(),
                                "purged",
                                new DatasetId("note"),
                                run.policies().getFirst(),
                                1,
                                Story.CUTOFF,
                                5,
                                2,
                                Story.NIGHT.plusSeconds(11),
                                Story.NIGHT.plusSeconds(12),
                                false),
                        new TableStatement(
                                2,
                                Story.CUSTOMER.table(),
                                "purged",
                                new DatasetId("customer"),
                                new PolicyReference(Story.POLICY.id(), Hash.of(Story.POLICY_FILE)),
                                2,
                                Story.CUTOFF,
                                5,
                                1,
                                Story.NIGHT.plusSeconds(21),
                                Story.NIGHT.plusSeconds(21),
                                false));
        assertThat(run.counts()).contains(new RunCounts(12, 10, 10, 1, 4, 1, null));
        assertThat(run.rows()).isEqualTo(10);
        assertThat(run.whole()).isTrue();
    }

    @Test
    void comesToTheSameInAnyOrderOfLeaves() {
        List<LeafText> reversed = new ArrayList<>(leaves);
        Collections.reverse(reversed);
        assertThat(RunStatement.of(reversed)).isEqualTo(RunStatement.of(leaves));
    }

    @Test
    void isNotWholeWithoutOneOfItsChunks() {
        List<LeafText> fewer = new ArrayList<>(leaves);
        fewer.remove(2);
        assertThat(RunStatement.of(fewer).whole()).isFalse();
    }

    @Test
    void isOpenWithoutAnEnd() {
        RunStatement run = RunStatement.of(leaves.subList(0, 4));
        assertThat(run.ending()).isEqualTo(new Ending.Open());
        assertThat(run.whole()).isFalse();
        assertThat(run.counts()).isEmpty();
    }

    /** Where the ledger itself says it, nobody is given a certificate of it. */
    @Test
    void isNotCertifiedWhereItsEndCountsOtherObjectsThanItsChunks() {
        SortedMap<Long, Leaf> wrong = new TreeMap<>();
        Story.toldOfObjects(new ObjectCounts(3, 1, 1, 1, 1))
                .log()
                .leaves()
                .forEach(leaf -> wrong.put(leaf.index(), leaf));
        assertThatThrownBy(() -> Answer.ofLeaves(wrong).statements())
                .isInstanceOf(CertificateRefusedException.class)
                .hasMessage(
                        "run 01980000-0000-7000-8000-000000000001 counts 1 objects done at its end, and its chunks tell"
                                + " of 2. Nothing was issued. lethe ledger verify, and keep this database.");
        assertThat(ofObjects(new ObjectCounts(3, 2, 2, 1, 1)).contradiction()).isEmpty();
        assertThat(ofObjects(ObjectCounts.NONE).contradiction()).isEmpty();
        assertThat(WrongObjects.ofNumbers())
                .allSatisfy(numbers ->
                        assertThat(ofObjects(numbers).contradiction()).isPresent());
    }

    /** Of a part of a run nobody can say how many objects there are in all of it. */
    @Test
    void isNotContradictedByChunksThatAreNotHere() {
        List<LeafText> fewer = new ArrayList<>(Story.toldOfObjects().leavesOf(Story.run(1)));
        fewer.remove(2);
        assertThat(RunStatement.of(fewer).objects()).isZero();
        assertThat(RunStatement.of(fewer).contradiction()).isEmpty();
    }

    @Test
    void countsRowsWithoutObjects() {
        assertThat(ofObjects(new ObjectCounts(3, 2, 1, 1, 1)).counts().map(RunCounts::ofRows))
                .contains(new RunCounts(4, 3, 4, 2, 0, 1, null));
        assertThat(ofObjects(ObjectCounts.NONE).counts().map(RunCounts::ofRows))
                .contains(new RunCounts(7, 5, 5, 3, 0, 2, null));
    }

    private static RunStatement ofObjects(ObjectCounts said) {
        return RunStatement.of(Story.toldOfObjects(said).leavesOf(Story.run(1)));
    }

    @Test
    void refusesRunsThatEndTwiceOrNeverBeganAndLeavesOfOthers() {
        List<LeafText> twice = new ArrayList<>(leaves);
        twice.add(LeafText.of(story.append(new RunAborted(Story.run(1), 3, 10, "SUPERSEDED", Story.NIGHT))));
        assertThatThrownBy(() -> RunStatement.of(twice))
                .hasMessage("expected a run to end once but there are leaves 5 and 6");
        assertThatThrownBy(() -> RunStatement.of(leaves.subList(1, 4)))
                .hasMessage("expected one leaf run.started for each run but there are 0");
        List<LeafText> mixed = new ArrayList<>(leaves);
        mixed.add(LeafText.of(story.append(new RunAborted(Story.run(2), 3, 10, "SUPERSEDED", Story.NIGHT))));
        assertThatThrownBy(() -> RunStatement.of(mixed))
                .hasMessage("expected only leaves of run 01980000-0000-7000-8000-000000000001");
    }
}
