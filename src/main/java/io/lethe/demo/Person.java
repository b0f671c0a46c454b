package io.lethe.demo;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A user of a company; {@code left} is null while the account works. */
record Person(
        long id,
        Company company,
        String firstName,
        String lastName,
        LocalDateTime createdAt,
        @Nullable Moment left) {
    String fullName() {
        return firstName + " " + lastName;
    }

    String username() {
        return firstName.charAt(0) + lastName.replace("'", "") + id;
    }

    String email() {
        return Texts.address(fullName() + " " + id, company.domain());
    }

    boolean active() {
        return left == null;
    }
}
