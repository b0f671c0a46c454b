package io.lethe.run;

import static io.lethe.run.MaskedKind.kind;

import java.util.List;

/** Columns under {@code fake}. What is invented for each row was made with Python of its number, which is its key. */
final class MaskedFake {
    static final List<MaskedKind> KINDS = List.of(
            kind("VARCHAR(40) NULL", "{fake: first-name}", "'Änne'", "'Quentin'"),
            kind("CHAR(20) CHARACTER SET latin1 NOT NULL", "{fake: last-name}", "'Lörch'", "'Rybak'"),
            kind(
                    "VARCHAR(60) COLLATE utf8mb4_general_ci NULL",
                    "{fake: full-name}",
                    "'Ann Lee'",
                    "'Quentin Rybak'",
                    "'ANTONIA THOMPSON'",
                    "'Antonia Thompson'",
                    "'Sage Hin'",
                    "'Sage Hin'",
                    "'Sage Hin'",
                    "'Antonine Barone'",
                    "''",
                    "''",
                    "NULL",
                    "NULL"),
            kind("VARCHAR(60) CHARACTER SET ascii NOT NULL", "{fake: company}", "'Ann Ltd'", "'Rybak & Lilja'"),
            kind("VARCHAR(80) CHARACTER SET utf16 NULL", "{fake: street}", "'Hauptstraße 7'", "'Hunnekenspark 135'"),
            kind("TINYTEXT NOT NULL", "{fake: city}", "'Nürnberg'", "'Szczuczyn'"),
            kind("VARCHAR(190) NOT NULL", "{fake: email}", "'ann@example.org'", "'quentin.rybak@example.com'"),
            kind("VARCHAR(20) NULL", "{fake: phone}", "'+49 89 1234567'", "'+44 20 7946 0009'"));

    private MaskedFake() {}
}
