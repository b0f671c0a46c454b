package io.lethe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.catalog.Privileges.Privilege;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrantLineTest {
    @Test
    void readsWhatBothServersWrite() {
        assertThat(GrantLine.read(List.of(
                        "GRANT USAGE ON *.* TO `u1`@`%` IDENTIFIED BY PASSWORD '*6A59'",
                        "GRANT `r1` TO `u1`@`%`",
                        "GRANT PROCESS, REFERENCES ON *.* TO `u1`@`%`",
                        "GRANT SELECT, DELETE ON `xa`.`p` TO `r1`",
                        "GRANT ALL PRIVILEGES ON `lethe\\_outpost`.* TO `u1`@`%` WITH GRANT OPTION",
                        "SET DEFAULT ROLE `r1` FOR `u1`@`%`")))
                .containsExactly(
                        new Privilege("", "", "PROCESS"),
                        new Privilege("", "", "REFERENCES"),
                        new Privilege("xa", "p", "SELECT"),
                        new Privilege("xa", "p", "DELETE"),
                        new Privilege("lethe\\_outpost", "", "ALL PRIVILEGES"));
    }

    @Test
    void takesNoRightOnColumnsForOneOnTheTable() {
        assertThat(GrantLine.read(List.of("GRANT SELECT (`a`, `b`), DELETE ON `xa`.`p` TO `u1`@`%`")))
                .containsExactly(new Privilege("xa", "p", "DELETE"));
    }

    @Test
    void trustsNoRightOnEverythingOfWhichSomethingWasTakenBack() {
        assertThat(GrantLine.read(List.of(
                        "GRANT SELECT, REFERENCES ON *.* TO `u1`@`%`", "REVOKE REFERENCES ON `hr`.* FROM `u1`@`%`")))
                .containsExactly(new Privilege("", "", "SELECT"));
    }

    @Test
    void leavesOutRoutinesAndProxies() {
        assertThat(GrantLine.read(List.of(
                        "GRANT EXECUTE ON PROCEDURE `xa`.`f` TO `u1`@`%`",
                        "GRANT PROXY ON ''@'%' TO 'root'@'localhost'")))
                .isEmpty();
    }
}
