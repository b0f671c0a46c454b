package io.lethe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** The one door through which the system's clock, chance and name come in. Everything else is given them. */
final class SystemSources {
    private SystemSources() {}

    /** The system's clock; UTC, since no other zone of the machine may matter. */
    static Clock clock() {
        return Clock.systemUTC();
    }

    static SecureRandom random() {
        return new SecureRandom();
    }

    /** Ids that sort by time of creation: UUID version 7, RFC 9562 section 5.7. Safe for several threads. */
    static Supplier<UUID> ids(InstantSource clock, SecureRandom random) {
        return () -> {
            long milliseconds = clock.millis();
            long high = milliseconds << 16 | 0x7000 | random.nextInt(0x1000);
            long low = 0x8000_0000_0000_0000L | random.nextLong() >>> 2;
            return new UUID(high, low);
        };
    }

    /** Host and process, for a person who looks at leases. */
    static String engineName() {
        String process = "process " + ProcessHandle.current().pid();
        try {
            return InetAddress.getLocalHost().getHostName() + ", " + process;
        } catch (UnknownHostException e) {
            // A machine without a name of its own, as containers may be: the process number still tells engines apart.
            return process;
        }
    }
}
