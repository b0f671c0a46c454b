package io.lethe.policy;

import io.lethe.policy.judge.RuleBook;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import io.lethe.policy.time.DateColumn;
import io.lethe.policy.time.Expiry;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Policies of one rule, made without YAML. */
public final class Policies {
    private Policies() {}

    /** The rules for rows that have this one column and are purged at this expiry. */
    public static RuleBook onRowsOf(DateColumn column, Expiry expiry) {
        Step purge = new Step(expiry.period(), new Action.Purge(), "");
        return onRowsOf(column, expiry, List.of(purge));
    }

    public static RuleBook onRowsOf(DateColumn column, Expiry expiry, List<Step> steps) {
        Place place = Place.of("test");
        SourceFile source = new SourceFile("test", new byte[0]);
        DatasetId data = new DatasetId("rows");
        Dataset dataset = dataset(data, column, place);
        Rule rule = new Rule(
                1,
                "rules[0]",
                data,
                new Start.Column(column.column()),
                Condition.ALWAYS,
                expiry.countFrom(),
                steps,
                Limits.DEFAULT,
                false,
                place);
        Policy policy = new Policy(
                new Category("rows"),
                "Rows",
                "owner",
                "test",
                List.of(),
                new Basis(Basis.Type.CONTRACT, "test"),
                expiry.zone(),
                new Timetable(new Timetable.Recurrence.Daily(), LocalTime.of(2, 0), LocalTime.of(5, 0), ZoneOffset.UTC),
                LocalDate.of(2027, 1, 1),
                List.of(rule),
                List.of(),
                source);
        DataMap map = new DataMap(new TargetName("test"), List.of(dataset), List.of(), Map.of(), source);
        return RuleBook.of(new PolicySet(List.of(policy), List.of(map), List.of()), data);
    }

    private static Dataset dataset(DatasetId data, DateColumn column, Place place) {
        return new Dataset(
                data,
                TableName.of("test.rows"),
                List.of(new ColumnName("id")),
                Map.of(column.column(), column),
                List.of(),
                null,
                QuasiIdentifiers.NONE,
                Map.of(),
                List.of(),
                null,
                "",
                "",
                null,
                null,
                place);
    }
}
