package io.lethe.run;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A column under a masking, and pairs of values: as it is, and as it must become, written down by hand. Pseudonyms were made with openssl and
 * Python of the two keys.
 */
record MaskedKind(String column, String masking, List<String> pairs) {
    /** Of the policy's own category. */
    static final String OWN_KEY = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    /** Of the realm people. */
    static final String PEOPLES_KEY = "1f1e1d1c1b1a191817161514131211100f0e0d0c0b0a09080706050403020100";

    static final List<MaskedKind> ALL = List.of(
            kind("VARCHAR(40) NULL", "remove", "'Ann'", "NULL", "''", "NULL", "NULL", "NULL"),
            kind("VARCHAR(40) NOT NULL", "{remove: empty}", "'Ann'", "''", "''", "''"),
            kind("INT NOT NULL", "{remove: empty}", "-7", "0", "0", "0"),
            kind("DECIMAL(9,2) NULL", "{remove: empty}", "7.25", "0.00", "NULL", "NULL"),
            kind("VARBINARY(8) NOT NULL", "{remove: empty}", "x'00ff'", "x''", "x''", "x''"),
            kind("BINARY(4) NOT NULL", "{remove: empty}", "x'01020304'", "x'00000000'", "x'00000000'", "x'00000000'"),
            kind("DATETIME(6) NULL", "remove", "'1980-02-29 10:00:00.5'", "NULL", "NULL", "NULL"),
            kind("ENUM('m','f') NULL", "remove", "'f'", "NULL", "NULL", "NULL"),
            kind("SET('a','b') NULL", "remove", "'a,b'", "NULL", "NULL", "NULL"),
            kind("JSON NULL", "remove", "'{\"a\": 1}'", "NULL", "NULL", "NULL"),
            kind("MEDIUMBLOB NULL", "remove", "REPEAT('x', 70000)", "NULL", "NULL", "NULL"),
            kind("BIT(5) NULL", "remove", "b'10101'", "NULL", "NULL", "NULL"),
            kind("DOUBLE NULL", "remove", "52.516", "NULL", "NULL", "NULL"),
            kind("TIME NULL", "remove", "'-12:30:00'", "NULL", "NULL", "NULL"),
            kind("POINT NULL", "remove", "ST_GeomFromText('POINT(1 2)')", "NULL", "NULL", "NULL"),
            kind(
                    "VARCHAR(20) COLLATE utf8mb4_general_ci NULL",
                    "{constant: removed}",
                    "'Ann'",
                    "'removed'",
                    "'REMOVED'",
                    "'removed'",
                    "'removed '",
                    "'removed'",
                    "'removed'",
                    "'removed'",
                    "NULL",
                    "NULL"),
            kind("VARCHAR(20) CHARACTER SET latin1 NOT NULL", "{constant: gelöscht}", "'Änn'", "'gelöscht'"),
            kind("SMALLINT NOT NULL", "{constant: \"-1\"}", "300", "-1", "-1", "-1"),
            kind("DATE NULL", "{constant: \"1900-01-01\"}", "'1980-02-29'", "'1900-01-01'", "NULL", "NULL"),
            kind("ENUM('known','unknown') NOT NULL", "{constant: unknown}", "'known'", "'unknown'"),
            kind("MEDIUMTEXT NOT NULL", "{constant: \"-\"}", "REPEAT('ä', 40000)", "'-'", "'-'", "'-'"),
            kind(
                    "VARCHAR(45) NULL",
                    "truncate-ip",
                    "'192.168.17.203'",
                    "'192.168.17.0'",
                    "'192.168.17.0'",
                    "'192.168.17.0'",
                    "'2001:db8:aa:bb::1'",
                    "'2001:db8:aa::'",
                    "'2001:0DB8:00AA:00BB:0:0:0:1'",
                    "'2001:db8:aa::'",
                    "'::1'",
                    "'::'",
                    "'::ffff:192.168.17.203'",
                    "'::'",
                    "'unknown, 10.0.0.1'",
                    "NULL",
                    "'10.0.0.1:443'",
                    "NULL",
                    "''",
                    "''",
                    "NULL",
                    "NULL"),
            kind(
                    "CHAR(39) CHARACTER SET ascii NOT NULL",
                    "truncate-ip",
                    "'10.1.2.3'",
                    "'10.1.2.0'",
                    "'x'",
                    "'0.0.0.0'"),
            kind(
                    "INT UNSIGNED NOT NULL",
                    "truncate-ip",
                    "3232239883",
                    "3232239872",
                    "255",
                    "0",
                    "4294967295",
                    "4294967040"),
            kind(
                    "VARBINARY(16) NULL",
                    "truncate-ip",
                    "INET6_ATON('192.168.17.203')",
                    "INET6_ATON('192.168.17.0')",
                    "INET6_ATON('2001:db8:aa:bb::1')",
                    "INET6_ATON('2001:db8:aa::')",
                    "x'010203'",
                    "NULL",
                    "x''",
                    "x''",
                    "NULL",
                    "NULL"),
            kind("BINARY(16) NOT NULL", "truncate-ip", "INET6_ATON('fe80:1:2:3::4')", "INET6_ATON('fe80:1:2::')"),
            kind(
                    "DATE NULL",
                    "{coarsen-date: month}",
                    "'1955-03-31'",
                    "'1955-03-01'",
                    "'2024-02-01'",
                    "'2024-02-01'",
                    "NULL",
                    "NULL"),
            kind(
                    "DATE NOT NULL",
                    "{coarsen-date: year}",
                    "'1955-03-31'",
                    "'1955-01-01'",
                    "'9999-12-31'",
                    "'9999-01-01'"),
            kind(
                    "DATETIME(6) NULL",
                    "{coarsen-date: month}",
                    "'2024-02-29 23:59:59.999999'",
                    "'2024-02-01 00:00:00'",
                    "'2024-02-01 00:00:00.000001'",
                    "'2024-02-01 00:00:00'"),
            kind(
                    "TIMESTAMP(3) NULL",
                    "{coarsen-date: year}",
                    "'2024-02-29 23:59:59.999'",
                    "'2024-01-01 00:00:00'",
                    "'1970-05-05 00:00:00'",
                    "'1970-05-05 00:00:00'",
                    "NULL",
                    "NULL"),
            kind(
                    "VARCHAR(190) NULL",
                    "keep-domain",
                    "'Ann.Lee+x@Example.com'",
                    "'@Example.com'",
                    "'\"a@b\"@example.com'",
                    "'@example.com'",
                    "'@example.com'",
                    "'@example.com'",
                    "'ann'",
                    "NULL",
                    "''",
                    "''",
                    "NULL",
                    "NULL"),
            kind(
                    "VARCHAR(190) CHARACTER SET utf16 NOT NULL",
                    "keep-domain",
                    "'änn@exämple.com'",
                    "'@exämple.com'",
                    "'ann'",
                    "''"),
            kind(
                    "VARCHAR(40) NULL",
                    "{keep-first: 3}",
                    "'Änneliese'",
                    "'Änn'",
                    "'😀😀😀😀'",
                    "'😀😀😀'",
                    "'ab  c'",
                    "'ab '",
                    "'abc'",
                    "'abc'",
                    "''",
                    "''"),
            kind("CHAR(12) NOT NULL", "{keep-first: 3}", "'ab cd'", "'ab'", "'12345'", "'123'"),
            kind("TEXT NULL", "{keep-first: 1}", "REPEAT('ß', 20000)", "'ß'", "NULL", "NULL"),
            kind(
                    "INT NOT NULL",
                    "{round: 100}",
                    "1299",
                    "1200",
                    "-1299",
                    "-1200",
                    "99",
                    "0",
                    "2147483647",
                    "2147483600"),
            kind("TINYINT NULL", "{round: 10}", "127", "120", "-128", "-120", "NULL", "NULL"),
            kind("BIGINT UNSIGNED NOT NULL", "{round: 1000}", "18446744073709551615", "18446744073709551000"),
            kind(
                    "VARCHAR(40) COLLATE utf8mb4_general_ci NULL",
                    "pseudonym",
                    "'Ann'",
                    "'p-e4fckvffehjz19s9swbh4hgtr0'",
                    "'ann'",
                    "'p-cs4b634ds9gbnfemvcaaszjear'",
                    "'ANN'",
                    "'p-e1jnye6v7gdnhk4wpecrshxd84'",
                    "'Änn'",
                    "'p-4nsk2908zbbtzmwy9n9nzwp70w'",
                    "'Ann Ö. 😀'",
                    "'p-2j8ntg85pa149p8e1r822wqrg0'",
                    "' '",
                    "'p-c6n75p0sp11j86mzbjv37f05hm'",
                    "''",
                    "''",
                    "NULL",
                    "NULL",
                    "'p-e4fckvffehjz19s9swbh4hgtr0'",
                    "'p-e4fckvffehjz19s9swbh4hgtr0'",
                    "'P-E4FCKVFFEHJZ19S9SWBH4HGTR0'",
                    "'p-ex8gme5g24ne26dpw2cn99g5ag'",
                    "CONCAT('p-e4fckvffehjz19s9swbh4hgtr0', CHAR(10))",
                    "'p-6vc2mbfj9qtggw09fm7gwnf418'",
                    "'p-e4fckvffehjz19s9swbh4hgtr1'",
                    "'p-cprtfvjky8fx0hv7zapqxrspvw'",
                    "'p-e4fckvffehjz19s9swbh4hgtu0'",
                    "'p-t4fynj5vc0py3t39k8gpmjwjng'",
                    "'p-e4fckvffehjz19s9swbh4hgtr0x'",
                    "'p-amp1tb30ssznpgnd15m7fxx2ew'"),
            kind("VARCHAR(28) CHARACTER SET latin1 NOT NULL", "pseudonym", "'Änn'", "'p-4nsk2908zbbtzmwy9n9nzwp70w'"),
            kind(
                    "CHAR(30) CHARACTER SET ascii NULL",
                    "pseudonym",
                    "'Ann'",
                    "'p-e4fckvffehjz19s9swbh4hgtr0'",
                    "''",
                    "''"),
            kind("MEDIUMTEXT NOT NULL", "pseudonym", "REPEAT('ß', 20000)", "'p-trk553ttrnw9ak8p4gakt56p7r'"),
            kind("VARCHAR(28) NOT NULL", "{pseudonym: people}", "'Ann'", "'p-ddyjw4ap7btrabmea1vv4pgx8g'"),
            kind(
                    "VARCHAR(64) CHARACTER SET utf16 NULL",
                    "keyed-hash",
                    "'ann@example.com'",
                    "'4ba3505d35897d89f8496332f38b94f50f17c302833b3464b2790e32c29e4cab'",
                    "'4ba3505d35897d89f8496332f38b94f50f17c302833b3464b2790e32c29e4cab'",
                    "'4ba3505d35897d89f8496332f38b94f50f17c302833b3464b2790e32c29e4cab'",
                    "'4BA3505D35897D89F8496332F38B94F50F17C302833B3464B2790E32C29E4CAB'",
                    "'ab08571d51161eaf7813178e99eb4df6537ce9f29577dd8d39d504368e3e2c4d'",
                    "''",
                    "''",
                    "NULL",
                    "NULL"),
            kind(
                    "DECIMAL(20,4) NOT NULL",
                    "{round: 50}",
                    "1234.5678",
                    "1200.0000",
                    "-0.5",
                    "0.0000",
                    "150.0000",
                    "150.0000"));

    static MaskedKind kind(String column, String masking, String... pairs) {
        return new MaskedKind(column, masking, List.of(pairs));
    }

    int size() {
        return pairs.size() / 2;
    }

    String before(int row) {
        return pairs.get(2 * row);
    }

    String after(int row) {
        return pairs.get(2 * row + 1);
    }

    /** Rows whose value must change. */
    long changing() {
        return IntStream.range(0, size())
                .filter(row -> !before(row).equals(after(row)))
                .count();
    }
}
