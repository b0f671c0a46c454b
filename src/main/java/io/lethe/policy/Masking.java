package io.lethe.policy;

import io.lethe.policy.name.Category;
import io.lethe.policy.name.Realm;

/**
 * What an anonymised column becomes. A value that is NULL stays NULL: there is nothing to mask. What a masking has made it leaves
 * alone, so that a second run finds nothing to do.
 */
public sealed interface Masking
        permits Masking.InJson, Masking.Keyed, Masking.Fake, Masking.CoarsenDate, Masking.Round, JsonMasking {
    /** Can be made of one value within a JSON document, too. Only a whole column has a type, and room for a pseudonym. */
    sealed interface InJson extends Masking {}

    /** NULL; or, where the policy says so, the type's empty value. */
    record Remove(boolean toEmpty) implements InJson {}

    /** The same value in every row. */
    record Constant(String text) implements InJson {}

    /**
     * A text that whoever has the key makes of the value again, and nobody else: pseudonymisation (GDPR Art. 4(5)), not anonymisation.
     *
     * <p>It is known by its form alone, since the key stays away from the server that is asked what is still raw. So a value that has this form
     * already is left alone, whoever gave it to the column. An empty text is left alone, too: it is nobody.
     */
    sealed interface Keyed extends Masking {
        /** Policies that name the same realm make the same texts; empty for the policy's own. */
        String realm();

        /** How many characters it has, ASCII all of them. */
        int characters();

        /** The regular expression of its form, for servers and for Java. */
        String form();

        default Realm within(Category own) {
            return realm().isEmpty() ? new Realm.Own(own) : new Realm.Shared(realm());
        }
    }

    /**
     * A short name that nobody has, the same for the same value, so that who did what stays to be seen:
     * {@code p-e4fckvffehjz19s9swbh4hgtr0}.
     *
     * <p>128 bits: among ten million values the chance that any two get the same name is less than one in 10^24. In base 32 that is 26 characters; digits
     * and letters of one case, since a column's collation may take {@code A} for {@code a}, and without those that are misread (i, l, o, u). The last
     * character has three bits left to say.
     */
    record Pseudonym(String realm) implements Keyed {
        @Override
        public int characters() {
            return 28;
        }

        @Override
        public String form() {
            return "^p-[0-9a-hjkmnp-tv-z]{25}[048cgmrw]$";
        }
    }

    /**
     * A hash that only the key's owner can compare with, such as for a list of addresses that must not be written to again: all 256 bits in
     * hexadecimal. Not for a column that holds other hashes of 64 digits, such as plain SHA-256: they have its form and would stay.
     */
    record KeyedHash(String realm) implements Keyed {
        @Override
        public int characters() {
            return 64;
        }

        @Override
        public String form() {
            return "^[0-9a-f]{64}$";
        }
    }

    /**
     * An invented text, for a column whose values must look real. It follows from the key of the row alone, so it is the same in every run, and says
     * nothing of what stood there. An empty text is left alone: it is nobody.
     */
    record Fake(FakeKind kind) implements Masking {}

    /** The network of an address: 24 bits of IPv4, 48 of IPv6. What is no address is removed. */
    record TruncateIp() implements InJson {}

    /** The first day of its month or year. */
    record CoarsenDate(DateUnit unit) implements Masking {}

    /** {@code @example.com} of an e-mail address. What has no domain is removed. */
    record KeepDomain() implements InJson {}

    /** The first characters of a text. */
    record KeepFirst(int characters) implements InJson {}

    /** The next multiple of {@code step} towards zero, so that no type is too narrow for it. */
    record Round(long step) implements Masking {}

    /** What stays of a date. */
    enum DateUnit {
        MONTH("month"),
        YEAR("year");

        private final String word;

        DateUnit(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /**
     * The masking of this name.
     *
     * @param argument what stands behind the name; empty where nothing does
     * @throws IllegalArgumentException if the name or its argument is none
     */
    static Masking of(String word, String argument) {
        return MaskingWord.of(word)
                .filter(found -> found.accepts(argument))
                .map(found -> of(found, argument))
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected a masking but was " + word + (argument.isEmpty() ? "" : " " + argument)));
    }

    private static Masking of(MaskingWord word, String argument) {
        return switch (word) {
            case REMOVE -> new Remove(!argument.isEmpty());
            case CONSTANT -> new Constant(argument);
            case PSEUDONYM -> new Pseudonym(argument);
            case KEYED_HASH -> new KeyedHash(argument);
            case TRUNCATE_IP -> new TruncateIp();
            case COARSEN_DATE -> new CoarsenDate(argument.equals("year") ? DateUnit.YEAR : DateUnit.MONTH);
            case KEEP_DOMAIN -> new KeepDomain();
            case KEEP_FIRST -> new KeepFirst(Integer.parseInt(argument));
            case FAKE -> new Fake(FakeKind.of(argument).orElseThrow());
            case ROUND -> new Round(Long.parseLong(argument));
            case JSON -> throw new IllegalArgumentException("expected paths and their maskings but was a text");
        };
    }

    /** Its name in a policy, a plan and the ledger. */
    default MaskingWord word() {
        return switch (this) {
            case Remove remove -> MaskingWord.REMOVE;
            case Constant constant -> MaskingWord.CONSTANT;
            case Pseudonym pseudonym -> MaskingWord.PSEUDONYM;
            case KeyedHash hash -> MaskingWord.KEYED_HASH;
            case TruncateIp truncate -> MaskingWord.TRUNCATE_IP;
            case CoarsenDate coarsen -> MaskingWord.COARSEN_DATE;
            case KeepDomain domain -> MaskingWord.KEEP_DOMAIN;
            case KeepFirst first -> MaskingWord.KEEP_FIRST;
            case Fake fake -> MaskingWord.FAKE;
            case Round round -> MaskingWord.ROUND;
            case JsonMasking json -> MaskingWord.JSON;
        };
    }

    /** The text behind its name, as written; empty where none stands there. */
    default String argument() {
        return switch (this) {
            case Remove remove -> remove.toEmpty() ? "empty" : "";
            case Constant constant -> constant.text();
            case Pseudonym pseudonym -> pseudonym.realm();
            case KeyedHash hash -> hash.realm();
            case TruncateIp truncate -> "";
            case CoarsenDate coarsen -> coarsen.unit().toString();
            case KeepDomain domain -> "";
            case KeepFirst first -> Integer.toString(first.characters());
            case Fake fake -> fake.kind().toString();
            case Round round -> Long.toString(round.step());
            case JsonMasking json -> "";
        };
    }

    /** {@code keep-first 3}. */
    default String words() {
        return argument().isEmpty() ? word().toString() : word() + " " + argument();
    }

    /** As of its {@link #word()}. */
    default boolean reversible() {
        return word().reversible();
    }
}
