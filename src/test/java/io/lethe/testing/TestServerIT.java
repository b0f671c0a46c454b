package io.lethe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestServerIT {

    private static final TestSchema OWN = TestServer.freshSchema("test_server");

    @Test
    void givesMigratedSchemaOfItsOwn() {
        assertThat(OWN.sql().fetchValue("SELECT DATABASE()")).isEqualTo(OWN.name());
        assertThat(OWN.sql().fetchCount(org.jooq.impl.DSL.table("flyway_schema_history")))
                .isPositive();
    }

    @Test
    void connectsAsTheEngineDoes() {
        assertThat(OWN.sql().fetchValue("SELECT @@session.time_zone")).isEqualTo("+00:00");
        assertThat(OWN.sql().fetchValue("SELECT @@session.transaction_isolation"))
                .isEqualTo("READ-COMMITTED");
    }
}
