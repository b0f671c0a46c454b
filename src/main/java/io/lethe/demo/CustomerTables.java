package io.lethe.demo;

import static io.lethe.demo.SampleTable.row;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Companies, their addresses, and the price list. */
final class CustomerTables {
    private static final List<String> PLANS = List.of("free", "team", "business", "enterprise");
    private static final List<String> ADDRESSES = List.of("office", "billing", "shipping");
    private static final List<String> COUNTRIES = List.of("IE", "IE", "DE", "FR", "NL", "SE", "PL", "ES");

    private final World world;

    CustomerTables(World world) {
        this.world = world;
    }

    List<SampleTable> tables() {
        long companies = world.size().companies();
        return List.of(
                new SampleTable(
                        "service_plan", "code, title, seats, cents_per_seat", PLANS.size(), CustomerTables::plan),
                new SampleTable(
                        "company",
                        "id, name, vat_number, plan_code, sole_trader, created_at, contract_ended_on",
                        companies,
                        this::company),
                new SampleTable(
                        "company_address",
                        "company_id, kind, street, postcode, city, country, attention",
                        companies * ADDRESSES.size(),
                        this::address));
    }

    private static @Nullable Object[] plan(long number, Chance chance) {
        String code = PLANS.get((int) number);
        return row(code, "ClientTask " + code, 5 << (3 * number), 400 + 300 * number);
    }

    private @Nullable Object[] company(long number, Chance chance) {
        Company company = world.directory().company(number + 1);
        Moment ended = company.ended();
        boolean soleTrader = chance.yes(0.2);
        return row(
                company.id(),
                soleTrader ? world.texts().fullName(chance) : company.name(),
                chance.yes(0.7) ? "IE" + chance.between(1_000_000, 9_999_999) + "T" : null,
                chance.pick(PLANS),
                soleTrader,
                DateForm.SECONDS.at(company.createdAt()),
                ended == null ? null : ended.as(DateForm.DATE));
    }

    private @Nullable Object[] address(long number, Chance chance) {
        String kind = ADDRESSES.get((int) (number % ADDRESSES.size()));
        if (!kind.equals("office") && chance.yes(0.5)) {
            return SampleTable.noRow();
        }
        return row(
                number / ADDRESSES.size() + 1,
                kind,
                chance.pick(world.texts().streets()),
                "D" + chance.between(10, 24) + " X" + chance.between(100, 999),
                chance.pick(world.texts().cities()),
                chance.pick(COUNTRIES),
                chance.yes(0.5) ? world.texts().fullName(chance) : null);
    }
}
