package io.lethe.policy.name;

/**
 * Within what equal values get equal pseudonyms: one category's own rows, or those of all policies that name the same realm. A category and a
 * realm that happen to have the same name are two: nobody who named either meant the other.
 */
public sealed interface Realm {
    /** The realm that has this name among keys. */
    static Realm ofKey(String key) {
        String own = "category-";
        String shared = "realm-";
        if (key.startsWith(own)) {
            return new Own(new Category(key.substring(own.length())));
        }
        if (key.startsWith(shared)) {
            return new Shared(key.substring(shared.length()));
        }
        throw new IllegalArgumentException(
                "expected category-NAME or realm-NAME, such as realm-people, but was \"" + key + "\"");
    }

    /** Its name among keys: {@code category-activity-log}, {@code realm-people}. No two have the same. */
    String key();

    /** What a policy has that names no realm. */
    record Own(Category category) implements Realm {
        @Override
        public String key() {
            return "category-" + category;
        }

        @Override
        public String toString() {
            return "category " + category;
        }
    }

    /** What policies share that name it. */
    record Shared(String name) implements Realm {
        public Shared {
            if (!Category.FORM.matcher(name).matches() || name.length() > Category.LONGEST) {
                throw new IllegalArgumentException("expected a realm such as \"people\" but was \"" + name + "\"");
            }
        }

        @Override
        public String key() {
            return "realm-" + name;
        }

        @Override
        public String toString() {
            return "realm " + name;
        }
    }
}
