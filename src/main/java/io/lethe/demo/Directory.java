package io.lethe.demo;

import io.lethe.demo.Moment.Stored;
import java.time.LocalDateTime;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** Who is who in the sample: worked out again at each question, so that a log row knows the name and the company of its user. */
final class Directory {
    private final long seed;
    private final Timeline timeline;
    private final Texts texts;
    private final SampleSize size;
    private final Ages contractEnds;
    private final Ages leavings;

    Directory(long seed, Timeline timeline, Texts texts, SampleSize size) {
        this.seed = seed;
        this.timeline = timeline;
        this.texts = texts;
        this.size = size;
        this.contractEnds = new Ages(timeline, Period.ofMonths(12), 0.5, 8, Stored.NULL);
        this.leavings = new Ages(timeline, Period.ofMonths(24), 0.5, 8, Stored.NULL);
    }

    /** {@code id} from 1 to {@link SampleSize#companies()}. */
    Company company(long id) {
        Chance chance = Chance.of(seed, "company", id);
        String name = chance.pick(texts.companies());
        String domain = "c" + id;
        LocalDateTime createdAt = Timeline.between(timeline.beginning(), timeline.end(), chance.skewed() * 0.9);
        boolean gone = id <= 8 || chance.yes(0.1);
        return new Company(id, name, domain, createdAt, gone ? contractEnds.moment(id - 1, chance) : null);
    }

    /** {@code id} from 1 to {@link SampleSize#people()}. */
    Person person(long id) {
        Chance chance = Chance.of(seed, "person", id);
        Company company = company(1 + chance.below(size.companies()));
        String firstName = chance.pick(texts.firstNames());
        String lastName = chance.pick(texts.lastNames());
        LocalDateTime createdAt = timeline.after(company.createdAt(), chance);
        return new Person(id, company, firstName, lastName, createdAt, leaving(id, company, chance));
    }

    private @Nullable Moment leaving(long id, Company company, Chance chance) {
        if (id <= 8 || chance.yes(0.06)) {
            return leavings.moment(id - 1, chance);
        }
        Moment ended = company.ended();
        return ended != null && isHistory(ended) ? ended : null;
    }

    /** A company whose end is unknown or impossible has its people nevertheless. */
    private boolean isHistory(Moment moment) {
        return moment.stored() == Stored.KNOWN
                && moment.time().isAfter(timeline.beginning())
                && moment.time().isBefore(timeline.end());
    }

    Company anyCompany(Chance chance) {
        return company(1 + chance.below(size.companies()));
    }

    Person anybody(Chance chance) {
        return person(1 + chance.below(size.people()));
    }

    /** Somebody whose account works; in one case of a hundred it may not, as in any old system. */
    Person activePerson(Chance chance) {
        Person person = anybody(chance);
        while (!person.active() && !chance.yes(0.01)) {
            person = anybody(chance);
        }
        return person;
    }
}
