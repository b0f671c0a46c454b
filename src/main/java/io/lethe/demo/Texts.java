package io.lethe.demo;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.datafaker.Faker;
import net.datafaker.service.RandomService;

/** Words for the sample, made once and used again and again: Datafaker makes some ten thousand a second, the loader needs a million. */
record Texts(
        List<String> firstNames,
        List<String> lastNames,
        List<String> jobTitles,
        List<String> companies,
        List<String> streets,
        List<String> cities,
        List<String> products,
        List<String> sentences,
        List<String> browsers) {
    static Texts of(long seed) {
        RandomService random = new RandomService(Chance.of(seed, "texts", 0).generator());
        Faker faker = new Faker(Locale.ENGLISH, random);
        return new Texts(
                pool(300, faker.name()::firstName),
                pool(500, faker.name()::lastName),
                pool(120, faker.job()::title),
                pool(300, faker.company()::name),
                pool(150, faker.address()::streetAddress),
                pool(120, faker.address()::city),
                pool(120, faker.commerce()::productName),
                pool(200, () -> faker.lorem().sentence(14)),
                List.of(
                        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36",
                        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15",
                        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148",
                        "ClientTask-Android/7.2 (sdk 35)",
                        "curl/8.14.1"));
    }

    private static List<String> pool(int size, Supplier<String> source) {
        return Stream.generate(source).limit(size).toList();
    }

    String fullName(Chance chance) {
        return chance.pick(firstNames) + " " + chance.pick(lastNames);
    }

    /** Irish numbers that are reserved for fiction. */
    String phone(Chance chance) {
        return "+353 20 91" + chance.between(0, 9) + " " + chance.between(1000, 9999);
    }

    String text(Chance chance) {
        return chance.pick(sentences) + " " + chance.pick(sentences);
    }

    /** A name as the left part of an address, in a domain that can never exist. */
    static String address(String name, String domain) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", ".") + "@" + domain + ".example";
    }
}
