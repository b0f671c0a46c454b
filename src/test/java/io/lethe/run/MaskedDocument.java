package io.lethe.run;

import java.util.Arrays;
import java.util.List;

/**
 * Columns of JSON under maskings of values within. In what is to change keys stand in the order in which MySQL keeps them, with the spaces that
 * both servers write.
 */
final class MaskedDocument {
    private static final String WITHIN =
            "{json: {\"$.ip\": truncate-ip, \"$.user.email\": keep-domain, $.user.name: remove,"
                    + " $.token: {constant: \"it's\"}, '$.\"e-mail text\"': {keep-first: 5}}}";

    static final List<MaskedKind> KINDS = List.of(
            kind(
                    "JSON NULL",
                    "{`id`: 18446744073709551615, `ip`: `10.1.2.3`, `user`: {`name`: `Ann`, `email`: `a@b.c`}}",
                    "{`id`: 18446744073709551615, `ip`: `10.1.2.0`, `user`: {`email`: `@b.c`}}",
                    "{`a`: [1, [2.5, {`ip`: `1.2.3.4`}]], `token`: `t`, `e-mail text`: `Änn 😀😀`}",
                    "{`a`: [1, [2.5, {`ip`: `1.2.3.4`}]], `token`: `it's`, `e-mail text`: `Änn 😀`}",
                    "{`ip`: null, `user`: {`name`: null, `email`: null}, `token`: null}",
                    "{`ip`: null, `user`: {`email`: null}, `token`: null}",
                    "{`ip`: 7, `user`: {`email`: [`a@b.c`]}, `token`: {`a`: 1}, `e-mail text`: true}",
                    "{`ip`: null, `user`: {`email`: null}, `token`: `it's`, `e-mail text`: null}",
                    "{`ip`: `10.1.2.0`, `user`: `Ann`, `Token`: `t`}",
                    "{`ip`: `10.1.2.0`, `user`: `Ann`, `Token`: `t`}",
                    "[{`ip`: `10.1.2.3`}]",
                    "[{`ip`: `10.1.2.3`}]"),
            kind(
                    "TEXT COLLATE utf8mb4_general_ci NOT NULL",
                    "{`n`:[ 1.5,-12345678901234567 ],  `q`: `a\\`ip\\`: b`, `ip`:`unknown`, `token`: `IT'S`}",
                    "{`n`: [1.5, -12345678901234567], `q`: `a\\`ip\\`: b`, `ip`: null, `token`: `it's`}",
                    " {`ip`:``,`token`:`it's`} ",
                    " {`ip`:``,`token`:`it's`} ",
                    "",
                    ""),
            kind(
                    "VARCHAR(30) COLLATE utf8mb4_bin NULL",
                    "{`ip`: `2001:db8:aa:bb::1`}",
                    "{`ip`: `2001:db8:aa::`}",
                    "{`user`:{`email`:`@😀.c`}}",
                    "{`user`:{`email`:`@😀.c`}}",
                    "{`user`:{`email`:`ann@😀`}}",
                    "{`user`: {`email`: `@😀`}}"));

    private MaskedDocument() {}

    private static MaskedKind kind(String column, String... documents) {
        return new MaskedKind(
                column,
                WITHIN,
                Arrays.stream(documents).map(MaskedDocument::literal).toList());
    }

    /** A document with {@code `} for quotes, as SQL has it. */
    static String literal(String document) {
        return "'" + document.replace("\\", "\\\\").replace("'", "''").replace('`', '"') + "'";
    }
}
