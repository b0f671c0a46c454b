package io.lethe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.catalog.Privileges;
import io.lethe.catalog.Privileges.Privilege;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.TargetName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrantExaminationTest {
    private static final TargetName CRM = new TargetName("crm");
    private static final PolicySet NOTHING = new PolicySet(List.of(), List.of(), List.of());

    @Test
    void isContentWithWhatIsNeeded() {
        assertThat(examine(outpost())).containsExactly("ok: lethe@% may do what is needed, and no more");
    }

    @Test
    void namesWhatIsLackingWithItsGrant() {
        List<Privilege> held = outpost().stream()
                .filter(privilege -> !privilege.right().equals("DELETE"))
                .toList();

        assertThat(examine(held))
                .contains("ERROR: lethe@% lacks DELETE on lethe_outpost.gate."
                        + " GRANT DELETE ON lethe_outpost.gate TO lethe@%")
                .hasSize(6);
    }

    @Test
    void warnsOfWhatIsTooMuch() {
        List<Privilege> held = new ArrayList<>(outpost());
        held.add(new Privilege("crm", "", "DELETE"));
        held.add(new Privilege("", "", "SUPER"));

        assertThat(examine(held))
                .containsExactly("warning: lethe@% may do more than is needed: DELETE on crm.*, SUPER on *.*."
                        + " Fine for the demo; elsewhere revoke it.");
    }

    @Test
    void asksForWhatShowsForeignKeys() {
        List<Privilege> held = outpost().stream()
                .filter(privilege -> !privilege.right().equals("REFERENCES"))
                .toList();

        assertThat(examine(held))
                .containsExactly("ERROR: foreign keys may be hidden from lethe@%, so nothing is planned."
                        + " GRANT REFERENCES ON *.* TO lethe@%");
    }

    @Test
    void asksOfOwnsUserOwnAndNoMore() {
        assertThat(own(new Privilege("lethe", "", "ALL PRIVILEGES")))
                .containsExactly("ok: lethe@% may do what is needed, and no more");
        assertThat(own(new Privilege("", "", "ALL PRIVILEGES")))
                .containsExactly("warning: lethe@% may do more than is needed: ALL PRIVILEGES on *.*."
                        + " Fine for the demo; elsewhere revoke it.");
        assertThat(own(new Privilege("lethe", "leaf", "SELECT")))
                .containsExactly(
                        "ERROR: lethe@% lacks INSERT on lethe.leaf. GRANT INSERT ON lethe.leaf TO lethe@%",
                        "ERROR: lethe@% lacks INSERT, SELECT, UPDATE on lethe.run."
                                + " GRANT INSERT, SELECT, UPDATE ON lethe.run TO lethe@%");
    }

    private static List<String> own(Privilege... held) {
        return GrantExamination.ofOwn("own", new Privileges("lethe@%", true, List.of(held)), "lethe").stream()
                .map(diagnosis -> diagnosis.level() + ": " + diagnosis)
                .toList();
    }

    @Test
    void warnsOfAServerThatChecksNothing() {
        assertThat(GrantExamination.of(CRM, new Privileges("@", false, List.of()), NOTHING, List.of()))
                .singleElement()
                .hasToString(
                        "the server checks no rights: whoever reaches it may do everything. Fine for the demo only.");
    }

    private static List<Privilege> outpost() {
        Stream<Privilege> tables = Stream.of("SELECT", "INSERT", "UPDATE", "DELETE")
                .map(right -> new Privilege("lethe\\_outpost", "", right));
        return Stream.concat(Stream.of(new Privilege("", "", "REFERENCES")), tables)
                .toList();
    }

    private static List<String> examine(List<Privilege> held) {
        return GrantExamination.of(CRM, new Privileges("lethe@%", true, held), NOTHING, List.of()).stream()
                .map(diagnosis -> diagnosis.level() + ": " + diagnosis)
                .toList();
    }
}
