package io.lethe.hold;

import static io.lethe.hold.HoldFixture.CRM;
import static io.lethe.hold.HoldFixture.NOW;
import static io.lethe.hold.HoldFixture.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.catalog.Target;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TargetName;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HoldsIT {
    private static final Scope ROW = new Scope.Row(new DatasetId("login-event"), List.of("4711"));
    private static final Scope PERSON = new Scope.Subject("4711");

    private HoldFixture fixture;
    private Holds holds;

    @BeforeEach
    void makeDatabases() throws SQLException {
        fixture = new HoldFixture();
        holds = fixture.holds();
    }

    @Test
    void placesHoldOnEveryTargetThatItConcerns() throws SQLException {
        Placement placement = place(PERSON, CRM, SHOP);

        assertThat(placement.reached()).containsExactly(CRM, SHOP);
        assertThat(placement.everywhere()).isTrue();
        Hold hold = new Hold(placement.hold(), PERSON, "Doe ./. Roe", "subpoena of 20 November", "legal", NOW);
        assertThat(fixture.open(CRM)).isEqualTo(new OpenHolds(1, List.of(hold)));
        assertThat(fixture.open(SHOP)).isEqualTo(new OpenHolds(1, List.of(hold)));
        assertThat(fixture.leaves()).containsExactly("placed on crm", "placed on shop");
    }

    @Test
    void leavesOtherTargetsAlone() throws SQLException {
        place(ROW, CRM);

        assertThat(fixture.open(SHOP)).isEqualTo(new OpenHolds(0, List.of()));
    }

    @Test
    void keepsRowHeldUntilItsLastHoldIsReleased() throws SQLException {
        UUID first = place(ROW, CRM).hold();
        UUID second = place(ROW, CRM).hold();

        holds.release(first, "legal", "settled");
        assertThat(fixture.open(CRM).holds()).extracting(Hold::id).containsExactly(second);

        holds.release(second, "legal", "settled");
        assertThat(fixture.open(CRM)).isEqualTo(new OpenHolds(4, List.of()));
        assertThat(fixture.leaves()).containsExactly("placed on crm", "placed on crm", "released", "released");
    }

    @Test
    void saysWhichTargetIsAwayAndCatchesUpWhenItIsBack() throws SQLException {
        Placement placement = fixture.holds(this::shopIsAway, own -> own)
                .place(PERSON, "Doe ./. Roe", "subpoena", "legal", Set.of(CRM, SHOP));

        assertThat(placement.reached()).containsExactly(CRM);
        assertThat(placement.waiting()).containsExactly(java.util.Map.entry(SHOP, "no route to shop"));
        assertThat(holds.pending(CRM)).isEmpty();
        assertThat(holds.pending(SHOP)).extracting(Hold::id).containsExactly(placement.hold());

        holds.applyWanted(fixture.target(SHOP));
        assertThat(holds.pending(SHOP)).isEmpty();
        assertThat(fixture.open(SHOP).holds()).extracting(Hold::id).containsExactly(placement.hold());
        assertThat(fixture.leaves()).containsExactly("placed on crm", "placed on shop");
    }

    @Test
    void walksTheWholeWayWhereTargetWasAwayFromPlacingToRelease() throws SQLException {
        Holds lame = fixture.holds(this::shopIsAway, own -> own);
        UUID hold = lame.place(PERSON, "Doe ./. Roe", "subpoena", "legal", Set.of(SHOP))
                .hold();
        assertThat(lame.release(hold, "legal", "settled").waiting()).containsOnlyKeys(SHOP);

        holds.applyWanted(fixture.target(SHOP));

        assertThat(fixture.open(SHOP)).isEqualTo(new OpenHolds(2, List.of()));
        assertThat(state(hold, SHOP)).isEqualTo(HoldState.RELEASED);
        assertThat(fixture.leaves()).containsExactly("placed on shop", "released");
    }

    @Test
    void saysReleasedOnlyWhenTheLastTargetLetsGo() throws SQLException {
        UUID hold = place(PERSON, CRM, SHOP).hold();

        Placement release = fixture.holds(this::shopIsAway, own -> own).release(hold, "legal", "settled");
        assertThat(release.reached()).containsExactly(CRM);
        assertThat(fixture.open(SHOP).holds()).hasSize(1);
        assertThat(fixture.leaves()).containsExactly("placed on crm", "placed on shop");

        holds.applyWanted(fixture.target(SHOP));
        assertThat(fixture.open(SHOP).holds()).isEmpty();
        assertThat(fixture.leaves()).containsExactly("placed on crm", "placed on shop", "released");
    }

    @Test
    void changesNothingWhenAppliedAgain() throws SQLException {
        place(ROW, CRM);

        holds.applyWanted(fixture.target(CRM));

        assertThat(fixture.open(CRM).epoch()).isEqualTo(1);
        assertThat(fixture.leaves()).containsExactly("placed on crm");
    }

    @Test
    void refusesToReleaseTwice() throws SQLException {
        UUID hold = place(ROW, CRM).hold();
        holds.release(hold, "legal", "settled");

        assertThatThrownBy(() -> holds.release(hold, "ops", "tidy up"))
                .isInstanceOf(HoldRefusedException.class)
                .hasMessage("expected a hold that is not released but the release of " + hold
                        + " was ordered by legal at 2026-11-22T09:40:00.123Z. Nothing was changed.");
    }

    @Test
    void refusesToReleaseWhatIsNoHold() {
        UUID id = fixture.nextId();

        assertThatThrownBy(() -> holds.release(id, "legal", "settled"))
                .isInstanceOf(HoldRefusedException.class)
                .hasMessage("expected the id of a hold, as `lethe hold list` shows it, but " + id
                        + " is none. Nothing was changed.");
    }

    @Test
    void saysNothingInTheLedgerOfWhomAndWhy() throws SQLException {
        holds.release(place(ROW, CRM).hold(), "counsel", "settled");
        holds.release(place(PERSON, CRM).hold(), "counsel", "settled");

        assertThat(fixture.ledger().texts())
                .hasSize(4)
                .allSatisfy(leaf ->
                        assertThat(leaf).doesNotContain("4711", "Doe", "subpoena", "legal", "counsel", "settled"));
        assertThat(fixture.ledger().ledger().verify().holds()).isTrue();
    }

    @Test
    void refusesReasonThatTheLedgerCouldNotBind() throws SQLException {
        assertThatThrownBy(() -> holds.place(ROW, "Doe ./. Roe", "one\ntwo", "legal", Set.of(CRM)))
                .isInstanceOf(HoldRefusedException.class)
                .hasMessage(
                        "reason: expected text without control characters, bidirectional controls or lone surrogates but"
                                + " found U+000A at position 3. Nothing was changed.");
        assertThat(holds.list()).isEmpty();
    }

    @Test
    void extendsOpenHoldToTargetThatItConcernsOnlyNow() throws SQLException {
        UUID open = place(PERSON, CRM).hold();
        UUID released = place(PERSON, CRM).hold();
        holds.release(released, "counsel", "settled");
        ScopeTargets both = new ScopeTargets(new PolicySet(
                List.of(),
                List.of(
                        ScopeTargetsTest.map(
                                "crm", ScopeTargetsTest.dataset("login-event", new ColumnName("user_id"), "id")),
                        ScopeTargetsTest.map("shop", ScopeTargetsTest.dataset("order", new ColumnName("buyer"), "id"))),
                List.of()));

        holds.extend(both);
        holds.extend(both);

        assertThat(holds.pending(SHOP)).extracting(Hold::id).containsExactly(open);
        holds.applyWanted(fixture.target(SHOP));
        assertThat(fixture.open(SHOP).holds()).extracting(Hold::id).containsExactly(open);
        assertThat(fixture.open(CRM).holds()).extracting(Hold::id).containsExactly(open);
    }

    @Test
    void listsReleasedHoldsToo() throws SQLException {
        UUID released = place(ROW, CRM).hold();
        holds.release(released, "counsel", "settled");
        UUID open = place(new Scope.Whole(new Category("activity-log")), CRM).hold();

        assertThat(holds.list()).extracting(hold -> hold.hold().id()).containsExactly(released, open);
        assertThat(holds.list()).extracting(RegisteredHold::open).containsExactly(false, true);
        assertThat(holds.list().getFirst().release()).isEqualTo(new RegisteredHold.Release("counsel", "settled", NOW));
    }

    @Test
    void refusesHoldWithoutReasonAndRegistersNothing() throws SQLException {
        assertThatThrownBy(() -> holds.place(ROW, "Doe ./. Roe", " ", "legal", Set.of(CRM)))
                .isInstanceOf(HoldRefusedException.class)
                .hasMessage("reason: expected a text but it is blank. Nothing was changed.");
        assertThat(holds.list()).isEmpty();
    }

    private Placement place(Scope scope, TargetName... targets) throws SQLException {
        return holds.place(scope, "Doe ./. Roe", "subpoena of 20 November", "legal", Set.of(targets));
    }

    private HoldState state(UUID id, TargetName target) throws SQLException {
        return holds.list().stream()
                .filter(hold -> hold.hold().id().equals(id))
                .findFirst()
                .orElseThrow()
                .state(target);
    }

    private Target shopIsAway(TargetName name) throws SQLException {
        if (name.equals(SHOP)) {
            throw new SQLException("no route to shop", "08001");
        }
        return fixture.target(name);
    }
}
