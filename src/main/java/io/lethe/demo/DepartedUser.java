package io.lethe.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Optional;

/** Somebody of the sample whose account was deactivated so long ago that it goes, and for whose sake nothing has to stay. */
record DepartedUser(long id, String email, LocalDate left) {
    private static final String FIRST = """
            SELECT u.id, u.email, DATE(u.deactivated_at) FROM app_user u
            WHERE u.status = 'deactivated' AND NOT u.processing_restricted
              AND u.deactivated_at BETWEEN '1970-01-04' AND UTC_TIMESTAMP() - INTERVAL 25 MONTH
              AND NOT EXISTS (SELECT 1 FROM purchase_order o WHERE o.placed_by = u.id)
              AND NOT EXISTS (SELECT 1 FROM task t WHERE u.id IN (t.created_by, t.assignee_id))
              AND NOT EXISTS (SELECT 1 FROM user_session s WHERE s.user_id = u.id)
            ORDER BY u.id LIMIT 1""";

    /** Empty where there is nobody like that any more. */
    static Optional<DepartedUser> first(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet user = statement.executeQuery(FIRST)) {
            return user.next()
                    ? Optional.of(
                            new DepartedUser(user.getLong(1), user.getString(2), LocalDate.parse(user.getString(3))))
                    : Optional.empty();
        }
    }

    /** What a subject column holds in the rows about this user. Visitors of the web site are nobody that we know. */
    Optional<Object> in(String subjectColumn) {
        return switch (subjectColumn) {
            case "email", "bill_to_email" -> Optional.of(email);
            case "visitor_id" -> Optional.empty();
            default -> Optional.of(id);
        };
    }
}
