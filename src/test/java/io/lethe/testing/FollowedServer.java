package io.lethe.testing;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A MariaDB of the test's own and another that follows it, by MariaDB's own replication, for the length of this JVM. */
public final class FollowedServer {
    private final String url;
    private final String followerUrl;

    private FollowedServer(String url, String followerUrl) {
        this.url = url;
        this.followerUrl = followerUrl;
    }

    public static FollowedServer start() throws SQLException {
        String url = EmbeddedTestServer.start("followed", "--server-id=1", "--log-bin=followed", "--binlog-format=ROW");
        String followerUrl = EmbeddedTestServer.start("follower", "--server-id=2");
        FollowedServer server = new FollowedServer(url, followerUrl);
        int port = URI.create(url.substring("jdbc:".length())).getPort();
        server.tellFollower("CHANGE MASTER TO MASTER_HOST = '127.0.0.1', MASTER_PORT = " + port
                + ", MASTER_USER = 'root', MASTER_USE_GTID = slave_pos, MASTER_SSL = 0");
        server.tellFollower("START SLAVE");
        return server;
    }

    public TestServer server() {
        return TestServer.at(url);
    }

    /** Its schemas come from the server that it follows. */
    public TestServer follower() {
        return TestServer.at(followerUrl);
    }

    /** What it receives it does not apply from now on. */
    public void stopApplying() throws SQLException {
        tellFollower("STOP SLAVE SQL_THREAD");
    }

    public void goOnApplying() throws SQLException {
        tellFollower("START SLAVE SQL_THREAD");
    }

    private void tellFollower(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(followerUrl);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
