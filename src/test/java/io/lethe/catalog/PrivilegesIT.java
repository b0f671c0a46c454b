package io.lethe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.sql.SQLException;
import java.util.Set;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Test;

class PrivilegesIT {
    private final TestSchema schema = TestServer.emptySchema("access");
    private final Target target = new Target(
            new TargetName("crm"),
            schema.dataSource(),
            schema.dialect() == SQLDialect.MARIADB ? Flavor.MARIADB : Flavor.MYSQL);

    @Test
    void readsWhatTheUserMayDo() throws SQLException {
        Privileges root = Privileges.of(target);

        assertThat(root.lacking(Set.of("SELECT", "DELETE"), TableName.of("any.where")))
                .isEmpty();
        assertThat(root.enforced()).isEqualTo(!root.held().isEmpty());
    }
}
