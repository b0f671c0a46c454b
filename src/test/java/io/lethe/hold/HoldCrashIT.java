package io.lethe.hold;

import static io.lethe.hold.HoldFixture.CRM;
import static io.lethe.hold.HoldFixture.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.hold.MortalSource.Last;
import io.lethe.policy.name.Category;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine dies at each word that it says to a database while it places or releases a hold; the next one goes on. */
class HoldCrashIT {
    private static final Scope SCOPE = new Scope.Whole(new Category("activity-log"));

    /** The words of one placing on two targets; fewer would mean that this test looks at less than it says. */
    private static final int LEAST_WORDS = 20;

    private final HoldFixture fixture = new HoldFixture();

    HoldCrashIT() throws SQLException {}

    @Test
    void hasManyPointsToDieAt() throws SQLException {
        assertThat(wordsOfPlacing()).isGreaterThanOrEqualTo(LEAST_WORDS);
    }

    @ParameterizedTest
    @EnumSource
    void completesPlacingThatDiedAnywhere(Last last) throws SQLException {
        int words = wordsOfPlacing();
        for (int word = 1; word <= words; word++) {
            int known = fixture.holds().list().size();
            int leaves = fixture.leaves().size();
            whileDying(word, last, holds -> place(holds));

            recover();

            int ordered = fixture.holds().list().size() - known;
            assertThat(fixture.open(CRM).holds()).as("word %d", word).hasSize(openHolds());
            assertThat(fixture.open(SHOP).holds()).as("word %d", word).hasSize(openHolds());
            assertThat(fixture.leaves().size() - leaves).as("word %d", word).isEqualTo(2 * ordered);
        }
    }

    @ParameterizedTest
    @EnumSource
    void completesReleaseThatDiedAnywhere(Last last) throws SQLException {
        int words = wordsOfPlacing();
        for (int word = 1; word <= words; word++) {
            UUID hold = place(fixture.holds()).hold();
            int leaves = fixture.leaves().size();
            whileDying(word, last, holds -> holds.release(hold, "legal", "settled"));

            recover();

            boolean ordered = fixture.holds().list().getLast().release() != null;
            assertThat(fixture.open(CRM).holds()).as("word %d", word).hasSize(openHolds());
            assertThat(fixture.open(SHOP).holds()).as("word %d", word).hasSize(openHolds());
            assertThat(fixture.leaves().size() - leaves).as("word %d", word).isEqualTo(ordered ? 1 : 0);
        }
    }

    private void recover() throws SQLException {
        fixture.holds().applyWanted(fixture.target(CRM));
        fixture.holds().applyWanted(fixture.target(SHOP));
        for (RegisteredHold hold : fixture.holds().list()) {
            HoldState end = hold.open() ? HoldState.EFFECTIVE : HoldState.RELEASED;
            assertThat(hold.targets().values()).containsExactly(end, end);
        }
    }

    private int openHolds() throws SQLException {
        return (int)
                fixture.holds().list().stream().filter(RegisteredHold::open).count();
    }

    private int wordsOfPlacing() throws SQLException {
        MortalSource life = MortalSource.immortal();
        place(holds(life));
        return life.words();
    }

    private interface Order {
        Placement with(Holds holds) throws SQLException;
    }

    private void whileDying(int word, Last last, Order order) {
        try {
            Placement placement = order.with(holds(new MortalSource(word, last)));
            // What is reported as reached by a process that dies right after must be true.
            assertThat(placement.reached()).as("word %d", word).isSubsetOf(List.of(CRM, SHOP));
        } catch (SQLException | DataAccessException dead) {
            assertThat(dead).hasMessageContaining("dead");
        }
    }

    private Holds holds(MortalSource life) {
        return fixture.holds(name -> fixture.target(name, life::wrap), life::wrap);
    }

    private static Placement place(Holds holds) throws SQLException {
        return holds.place(SCOPE, "Doe ./. Roe", "subpoena", "legal", Set.of(CRM, SHOP));
    }
}
