package io.lethe.plan;

import io.lethe.policy.Action;
import io.lethe.policy.Basis;
import io.lethe.policy.Condition;
import io.lethe.policy.Limits;
import io.lethe.policy.Place;
import io.lethe.policy.Policy;
import io.lethe.policy.Rule;
import io.lethe.policy.SourceFile;
import io.lethe.policy.Start;
import io.lethe.policy.Step;
import io.lethe.policy.Timetable;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.time.CountFrom;
import io.lethe.policy.time.RetentionPeriod;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy of one rule, as tests say it: {@code aPolicy("log").purging("log").since("created_at").after("P30D").build()}. */
final class PolicyFixture {
    private final String category;
    private String dataset;
    private Start since = new Start.Column(new ColumnName("created_at"));
    private Condition when = Condition.ALWAYS;
    private Period period = Period.ofDays(30);
    private ZoneId zone = ZoneId.of("Europe/Dublin");
    private Limits limits = new Limits(Long.MAX_VALUE, BigDecimal.valueOf(100));
    private boolean fullScan;
    private Action action = new Action.Purge();
    private @Nullable RetentionPeriod deleteBy;

    private PolicyFixture(String category) {
        this.category = category;
        this.dataset = category;
    }

    static PolicyFixture aPolicy(String category) {
        return new PolicyFixture(category);
    }

    PolicyFixture purging(String data) {
        this.dataset = data;
        return this;
    }

    PolicyFixture since(String column) {
        int dot = column.indexOf('.');
        this.since = dot < 0
                ? new Start.Column(new ColumnName(column))
                : new Start.Parent(column.substring(0, dot), new ColumnName(column.substring(dot + 1)));
        return this;
    }

    PolicyFixture since(Start start) {
        this.since = start;
        return this;
    }

    PolicyFixture when(Condition condition) {
        this.when = condition;
        return this;
    }

    PolicyFixture after(String isoPeriod) {
        this.period = Period.parse(isoPeriod);
        return this;
    }

    PolicyFixture deleteBy(String isoPeriod) {
        this.deleteBy = new RetentionPeriod(Period.parse(isoPeriod));
        return this;
    }

    PolicyFixture in(String zoneId) {
        this.zone = ZoneId.of(zoneId);
        return this;
    }

    PolicyFixture limitedTo(long rows, int share) {
        this.limits = new Limits(rows, BigDecimal.valueOf(share));
        return this;
    }

    PolicyFixture scanning() {
        this.fullScan = true;
        return this;
    }

    PolicyFixture then(Action other) {
        this.action = other;
        return this;
    }

    Policy build() {
        String file = category + ".yaml";
        Rule rule = new Rule(
                1,
                "rules[0]",
                new DatasetId(dataset),
                since,
                when,
                CountFrom.START,
                List.of(new Step(new RetentionPeriod(period), action, "", deleteBy)),
                limits,
                fullScan,
                new Place(file, 12, 5));
        return new Policy(
                new Category(category),
                "Title",
                "owner@example.org",
                "purpose",
                List.of(),
                new Basis(Basis.Type.CONTRACT, "reference"),
                zone,
                new Timetable(new Timetable.Recurrence.Daily(), LocalTime.of(2, 0), LocalTime.of(5, 0), zone),
                LocalDate.of(2030, 1, 1),
                List.of(rule),
                List.of(),
                new SourceFile(file, (category + period + when + action).getBytes(StandardCharsets.UTF_8)));
    }
}
