package io.lethe.catalog;

import static org.jooq.impl.DSL.field;

import java.sql.Connection;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What can be learnt through one connection: the server, the user's rights, and the schema that the connection is in. */
public record ServerView(Server server, Privileges privileges, String schema) {

    public static ServerView of(Connection connection) {
        DSLContext sql = DSL.using(connection);
        String schema =
                sql.select(field("DATABASE()", String.class)).fetchSingle().value1();
        return new ServerView(ServerFacts.of(sql), Privileges.of(sql), schema);
    }
}
