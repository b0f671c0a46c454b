package io.lethe.demo;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A customer; {@code ended} is null while the contract lasts. */
record Company(
        long id,
        String name,
        String domain,
        LocalDateTime createdAt,
        @Nullable Moment ended) {}
