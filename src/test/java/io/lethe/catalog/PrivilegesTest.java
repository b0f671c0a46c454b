package io.lethe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.catalog.Privileges.Privilege;
import io.lethe.policy.name.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrivilegesTest {
    private static final TableName LEAD = TableName.of("crm_1.lead");

    @Test
    void knowsRightsOnTablesSchemasAndEverything() {
        assertThat(with(new Privilege("crm_1", "lead", "DELETE")).allow("DELETE", LEAD))
                .isTrue();
        assertThat(with(new Privilege("crm_1", "", "DELETE")).allow("DELETE", LEAD))
                .isTrue();
        assertThat(with(new Privilege("", "", "DELETE")).allow("DELETE", LEAD)).isTrue();
        assertThat(with(new Privilege("crm_1", "order", "DELETE")).allow("DELETE", LEAD))
                .isFalse();
        assertThat(with(new Privilege("crm_1", "", "SELECT")).allow("DELETE", LEAD))
                .isFalse();
    }

    @Test
    void readsSchemasAsThePatternsThatTheyAre() {
        assertThat(with(new Privilege("crm\\_1", "", "SELECT")).allow("SELECT", LEAD))
                .isTrue();
        assertThat(with(new Privilege("crm%", "", "SELECT")).allow("SELECT", LEAD))
                .isTrue();
        assertThat(with(new Privilege("crm\\_1", "", "SELECT")).allow("SELECT", TableName.of("crmX1.lead")))
                .isFalse();
        assertThat(with(new Privilege("crm_1", "", "SELECT")).allow("SELECT", TableName.of("crmX1.lead")))
                .isTrue();
    }

    @Test
    void namesWhatIsLacking() {
        assertThat(with(new Privilege("crm_1", "", "SELECT")).lacking(Set.of("SELECT", "DELETE"), LEAD))
                .containsExactly("DELETE");
    }

    @Test
    void allowsAnExchangeWithEveryRightOnBothSides() {
        List<Privilege> held = Stream.of("ALTER", "CREATE", "DROP", "INSERT")
                .flatMap(right ->
                        Stream.of(new Privilege("crm_1", "lead", right), new Privilege("lethe\\_outpost", "", right)))
                .toList();

        assertThat(with(held.toArray(Privilege[]::new)).allowExchange(LEAD)).isTrue();
        for (int lacking = 0; lacking < held.size(); lacking++) {
            List<Privilege> less = new ArrayList<>(held);
            less.remove(lacking);
            assertThat(with(less.toArray(Privilege[]::new)).allowExchange(LEAD)).isFalse();
        }
    }

    private static Privileges with(Privilege... held) {
        return new Privileges("lethe@%", true, List.of(held));
    }
}
