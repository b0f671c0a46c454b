package io.lethe.cli;

import static io.lethe.cli.Diagnosis.Level.ERROR;
import static io.lethe.cli.Diagnosis.Level.OK;

import io.lethe.catalog.Target;
import io.lethe.hold.Gate;
import io.lethe.run.Replica;
import java.sql.SQLException;
import java.util.Optional;

/** Whether a server that is to follow a target's can be asked at the end of a run, and follows that one: by the gate, whose incarnation it copies. */
final class ReplicaExamination {
    private static final String INCOMPLETE = "Each run on the target would end incomplete";

    private final Target followed;

    ReplicaExamination(Target followed) {
        this.followed = followed;
    }

    Diagnosis of(Replica replica) throws SQLException {
        String name = followed.name() + ", " + replica;
        Optional<Gate> expected = Gate.look(followed);
        try {
            Optional<Gate> found = Gate.look(replica.opening().open());
            return found.map(Gate::incarnation).equals(expected.map(Gate::incarnation))
                    ? new Diagnosis(name, OK, "follows " + followed.name(), "")
                    : new Diagnosis(
                            name,
                            ERROR,
                            "does not follow " + followed.name() + ": its gate is another, or not there yet",
                            INCOMPLETE + ": correct the url, or let replication go on.");
        } catch (SQLException e) {
            return new Diagnosis(
                    name,
                    ERROR,
                    "cannot be asked: SQLState " + e.getSQLState(),
                    INCOMPLETE + ": let the target's user reach and read it, lethe_outpost too.");
        }
    }
}
