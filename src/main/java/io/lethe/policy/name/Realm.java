package io.lethe.policy.name;

/**
 * Within what equal values get equal pseudonyms: one category's own rows, or those of all policies that name the same realm. A category and a
 * realm that happen to have the same name are two: nobody who named either meant the other.
 */
public sealed interface Realm {
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
