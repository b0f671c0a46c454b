package io.lethe.catalog;

import org.jooq.SQLDialect;

/** Which of the two servers this is, as {@code SELECT VERSION()} says. */
public enum Flavor {
    MYSQL(SQLDialect.MYSQL, "MySQL"),
    MARIADB(SQLDialect.MARIADB, "MariaDB");

    private final SQLDialect dialect;
    private final String product;

    Flavor(SQLDialect dialect, String product) {
        this.dialect = dialect;
        this.product = product;
    }

    /** As its makers write it. */
    @Override
    public String toString() {
        return product;
    }

    /** From the text of {@code SELECT VERSION()}, such as {@code 11.4.5-MariaDB} or {@code 9.7.4}. */
    public static Flavor of(String version) {
        return version.contains("MariaDB") ? MARIADB : MYSQL;
    }

    public SQLDialect dialect() {
        return dialect;
    }
}
