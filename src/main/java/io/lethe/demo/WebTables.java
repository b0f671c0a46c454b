package io.lethe.demo;

import static io.lethe.demo.SampleTable.row;

import java.time.LocalDateTime;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The web site, leads, consents and the mailing list. */
final class WebTables {
    private static final List<String> PAGES =
            List.of("/", "/pricing", "/features", "/blog", "/page/privacy-policy", "/signup");
    private static final List<String> PURPOSES = List.of("newsletter", "product-news", "reference-customer");
    private static final List<String> LISTS = List.of("newsletter", "product-news");

    private final World world;
    private final Ages leads;
    private final Ages visits;
    private final Ages choices;
    private final Ages withdrawals;
    private final Ages unsubscriptions;

    WebTables(World world) {
        this.world = world;
        this.leads = world.zeroed(Period.ofMonths(12), 0.22, 5);
        this.visits = world.zeroed(Period.ofDays(90), 0.2, 2);
        this.choices = world.nullable(Period.ofMonths(24), 0.18, 6);
        this.withdrawals = world.dated(Period.ofMonths(36), 0.4, 8);
        this.unsubscriptions = world.dated(Period.ZERO, 1, 1);
    }

    List<SampleTable> tables() {
        SampleSize size = world.size();
        return List.of(
                new SampleTable(
                        "partner_lead",
                        "id, partner, full_name, email, phone, company_name, status, received_on, note",
                        size.perMille(10),
                        this::lead),
                new SampleTable(
                        "web_visit",
                        "id, visitor_id, ip, user_agent, page, referrer, started_at",
                        size.perMille(110),
                        this::visit),
                new SampleTable(
                        "cookie_consent",
                        "id, visitor_id, choices, text_version, ip, given_at, withdrawn_at",
                        size.perMille(12),
                        this::choice),
                new SampleTable(
                        "consent",
                        "id, email, purpose, text_version, source, given_at, withdrawn_at",
                        size.perMille(6),
                        this::consent),
                new SampleTable(
                        "mailing_subscription",
                        "email, list, full_name, interests, requested_at, confirmed_at, unsubscribed_at",
                        size.perMille(6),
                        this::subscription),
                new SampleTable("mail_suppression", "address_hmac, added_on", size.perMille(2), this::suppression));
    }

    private @Nullable Object[] lead(long number, Chance chance) {
        String name = world.texts().fullName(chance);
        return row(
                number + 1,
                chance.pick(List.of("Northgate Partners", "Liffey Alliance", "Trade fair desk")),
                name,
                Texts.address(name + " " + number, "lead"),
                chance.yes(0.5) ? world.texts().phone(chance) : null,
                chance.pick(world.texts().companies()),
                number >= 8 && chance.yes(0.15) ? "converted" : chance.pick(List.of("new", "contacted", "rejected")),
                leads.moment(number, chance).as(DateForm.DATE),
                chance.yes(0.3) ? chance.pick(world.texts().sentences()) : null);
    }

    private String visitor(Chance chance) {
        return Chance.of(world.seed(), "visitor", chance.below(world.size().perMille(30)))
                .uuid()
                .toString();
    }

    private @Nullable Object[] visit(long number, Chance chance) {
        return row(
                chance.uuid().toString(),
                visitor(chance),
                chance.ip(),
                chance.pick(world.texts().browsers()),
                chance.pick(PAGES),
                chance.yes(0.3) ? "https://search.example/?q=tasks" : null,
                visits.moment(number, chance).as(DateForm.EPOCH_MILLISECONDS));
    }

    private @Nullable Object[] choice(long number, Chance chance) {
        Moment given = choices.moment(number, chance);
        boolean withdrawn = number >= 8 && chance.yes(0.1);
        return row(
                number + 1,
                visitor(chance),
                chance.pick(List.of("necessary", "necessary,statistics", "necessary,statistics,marketing")),
                "v" + chance.between(1, 4),
                chance.ip(),
                given.as(DateForm.TIMESTAMP),
                withdrawn ? DateForm.TIMESTAMP.at(world.timeline().after(given.time(), chance)) : null);
    }

    private @Nullable Object[] consent(long number, Chance chance) {
        Moment withdrawn = number < 8 || chance.yes(0.35) ? withdrawals.moment(number, chance) : null;
        LocalDateTime until = withdrawn == null ? world.timeline().end() : withdrawn.time();
        return row(
                number + 1,
                Texts.address(world.texts().fullName(chance) + " " + number, "mail"),
                chance.pick(PURPOSES),
                "v" + chance.between(1, 4),
                chance.pick(List.of("sign-up form", "trade fair", "account settings")),
                DateForm.SECONDS.at(until.minusDays(chance.between(1, 900))),
                withdrawn == null ? null : withdrawn.as(DateForm.SECONDS));
    }

    private @Nullable Object[] subscription(long number, Chance chance) {
        Moment left = number < 8 || chance.yes(0.1) ? unsubscriptions.moment(number, chance) : null;
        boolean confirmed = left != null || chance.yes(0.9);
        LocalDateTime until = left == null ? world.timeline().end() : left.time();
        LocalDateTime requested = until.minusMinutes(chance.between(100, 1_500_000));
        String name = world.texts().fullName(chance);
        return row(
                Texts.address(name + " " + number, "mail"),
                chance.pick(LISTS),
                name,
                chance.yes(0.4) ? chance.pick(world.texts().products()) : null,
                DateForm.SECONDS.at(requested),
                confirmed ? DateForm.SECONDS.at(requested.plusMinutes(chance.between(1, 90))) : null,
                left == null ? null : left.as(DateForm.SECONDS));
    }

    private @Nullable Object[] suppression(long number, Chance chance) {
        return row(
                chance.bytes(32),
                Timeline.dayOf(world.timeline().after(world.timeline().beginning(), chance)));
    }
}
