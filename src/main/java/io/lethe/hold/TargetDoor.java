package io.lethe.hold;

import io.lethe.catalog.Target;
import io.lethe.policy.name.TargetName;
import java.sql.SQLException;

/** Where targets are to be had. A target that is away, or that the settings do not know, is an exception; the answer may change from call to call. */
@FunctionalInterface
public interface TargetDoor {
    Target open(TargetName name) throws SQLException;
}
