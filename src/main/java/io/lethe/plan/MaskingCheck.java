package io.lethe.plan;

import io.lethe.catalog.Check;
import io.lethe.catalog.Column;
import io.lethe.catalog.ForeignKey;
import io.lethe.catalog.Index;
import io.lethe.catalog.Table;
import io.lethe.policy.Action;
import io.lethe.policy.Masking;
import io.lethe.policy.MaskingWord;
import io.lethe.policy.Problem;
import io.lethe.policy.name.ColumnName;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Can every masked column be written, and can it hold what the masking makes? What the server would refuse at the first row in the night
 * is told here by column and reason.
 */
record MaskingCheck() implements FitCheck {
    private static final String CHOOSE_ANOTHER = "Choose another masking, or leave the column out";

    @Override
    public Stream<Problem> check(MappedTable table) {
        return table.claims().stream()
                .flatMap(claim -> claim.step().then() instanceof Action.Anonymise anonymise
                        ? anonymise.fields().entrySet().stream()
                                .flatMap(field -> check(claim, field.getKey(), field.getValue()))
                        : Stream.empty());
    }

    private static Stream<Problem> check(Claim claim, ColumnName name, Masking masking) {
        Optional<Column> column = claim.table().column(name);
        if (column.isEmpty()) {
            return Stream.of(problem(
                    claim,
                    name,
                    "expected a column of " + claim.table().name() + " but there is no " + name,
                    "It has "
                            + claim.table().columns().stream()
                                    .map(found -> found.name().name())
                                    .toList()));
        }
        Field field = new Field(claim, column.get(), masking);
        return Stream.of(
                        field.repeated(),
                        field.generated(),
                        field.naming(),
                        field.linked(),
                        field.unique(),
                        field.checked(),
                        field.notNull(),
                        field.type())
                .flatMap(Optional::stream)
                .limit(1);
    }

    private static Problem problem(Claim claim, ColumnName column, String message, String remedy) {
        String step = claim.rule().steps().size() == 1 ? "" : "steps[" + (claim.stage() - 1) + "].";
        return MappedTable.problem(claim, step + "fields." + column, message, remedy);
    }

    /** A column that is there, with what is to mask it. Each question answers with the problem, or with nothing. */
    private record Field(Claim claim, Column column, Masking masking) {
        Optional<Problem> generated() {
            return column.generated()
                    ? problem(
                            "expected a column that can be written but " + full() + " is generated", "Mask its sources")
                    : Optional.empty();
        }

        /** Two steps that make different things of one column would undo each other night after night; only NULL is left alone by all. */
        Optional<Problem> repeated() {
            boolean removes = masking instanceof Masking.Remove remove && !remove.toEmpty();
            boolean isAgain = claim.rule().steps().subList(0, claim.stage() - 1).stream()
                    .anyMatch(step -> step.then() instanceof Action.Anonymise anonymise
                            && anonymise.fields().containsKey(column.name()));
            return isAgain && !removes
                    ? problem(
                            "an earlier step of this rule masks " + column.name()
                                    + ", too, and would change again what " + masking.words() + " makes of it",
                            "Mask the column once, or remove it in the later step")
                    : Optional.empty();
        }

        /** The receipt names rows by their keys, and what becomes of a row is read by the key that it had. */
        Optional<Problem> naming() {
            return claim.dataset().key().contains(column.name())
                    ? problem(
                            "expected a column that does not name the row but " + full() + " is part of its key",
                            "Mask what identifies people instead, or purge the row")
                    : Optional.empty();
        }

        Optional<Problem> linked() {
            Table table = claim.table();
            return Stream.concat(
                            table.references().stream()
                                    .filter(key -> key.childColumns().contains(column.name())),
                            table.referencedBy().stream()
                                    .filter(key -> key.parentColumns().contains(column.name())))
                    .findFirst()
                    .flatMap(this::linked);
        }

        private Optional<Problem> linked(ForeignKey key) {
            return problem(
                    "expected a column that no row is found by but " + full() + " is part of foreign key " + key.name()
                            + ", which a masked value would break",
                    "Mask what identifies people instead");
        }

        Optional<Problem> unique() {
            boolean keepsApart = masking.reversible() || (masking.word() == MaskingWord.REMOVE && column.nullable());
            return claim.table().indexes().stream()
                    .filter(index ->
                            !keepsApart && index.unique() && index.columns().contains(column.name()))
                    .findFirst()
                    .flatMap(this::unique);
        }

        private Optional<Problem> unique(Index index) {
            return problem(
                    "unique index " + index.name() + " keeps two rows from having the same " + column.name()
                            + ", which " + masking.words() + " would give them",
                    "Choose pseudonym, which is different for different values, or leave the column out");
        }

        Optional<Problem> checked() {
            boolean stays = masking.word() == MaskingWord.REMOVE || masking.word() == MaskingWord.JSON;
            return claim.table().checks().stream()
                    .filter(check -> check.concerns(column.name()))
                    .filter(check -> !(stays && check.onlyJson(column.name())))
                    .findFirst()
                    .flatMap(this::checked);
        }

        private Optional<Problem> checked(Check check) {
            return problem(
                    "the server checks " + full() + " by " + check.clause() + " (" + check.name()
                            + "), and nobody knows whether a masked value would pass",
                    "Drop the check, or leave the column out");
        }

        Optional<Problem> notNull() {
            boolean removes = masking instanceof Masking.Remove remove && !remove.toEmpty();
            return removes && !column.nullable()
                    ? problem(
                            "expected a column that may be NULL but " + full() + " is NOT NULL",
                            "Write {remove: empty} to leave the type's empty value, or choose another masking")
                    : Optional.empty();
        }

        Optional<Problem> type() {
            return MaskingTypes.expected(masking, column)
                    .flatMap(expected -> problem(
                            masking.words() + " needs " + expected + " but " + full() + " is " + column.fullType(),
                            CHOOSE_ANOTHER));
        }

        private String full() {
            return claim.table().name() + "." + column.name();
        }

        private Optional<Problem> problem(String message, String remedy) {
            return Optional.of(MaskingCheck.problem(claim, column.name(), message, remedy));
        }
    }
}
