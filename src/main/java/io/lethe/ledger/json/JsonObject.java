package io.lethe.ledger.json;

import io.lethe.ledger.tree.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Named values, sorted by name.
 *
 * <pre>{@code
 * JsonObject.builder().put("rows", 5).put("run", run.text()).build().bytes()
 * {"rows":5,"run":"01980000-0000-7000-8000-000000000001"}
 * }</pre>
 *
 * <p>Accessors refuse what is missing or of another kind, and say which member it was.
 */
public record JsonObject(List<String> names, List<JsonValue> values) implements JsonValue {

    public JsonObject {
        names = List.copyOf(names);
        values = List.copyOf(values);
        if (names.size() != values.size()) {
            throw new CanonicalJsonException("expected " + names.size() + " values but was " + values.size());
        }
        for (int i = 0; i < names.size(); i++) {
            checkName(names.get(i));
            if (i > 0 && names.get(i - 1).compareTo(names.get(i)) >= 0) {
                throw new CanonicalJsonException("expected ascending member names but was " + names);
            }
        }
    }

    /** The values by name. */
    public SortedMap<String, JsonValue> members() {
        TreeMap<String, JsonValue> members = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            members.put(names.get(i), values.get(i));
        }
        return Collections.unmodifiableSortedMap(members);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Refuses bytes that are not the canonical form of one object of at most leaf size. */
    public static JsonObject read(byte[] bytes) {
        return read(bytes, CanonicalJson.LEAF_LIMIT);
    }

    /** As {@link #read(byte[])}, with a limit of the caller's. */
    public static JsonObject read(byte[] bytes, int limit) {
        return object(CanonicalJson.read(bytes, limit));
    }

    /** As {@link CanonicalJson#parse}: the caller writes it again and compares. */
    public static JsonObject parse(byte[] bytes) {
        return object(CanonicalJson.parse(bytes, CanonicalJson.LEAF_LIMIT));
    }

    private static JsonObject object(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new CanonicalJsonException("expected an object");
    }

    public boolean has(String name) {
        return Collections.binarySearch(names, name) >= 0;
    }

    public String text(String name) {
        if (member(name) instanceof JsonText value) {
            return value.value();
        }
        throw mismatch(name, "a text");
    }

    public long integer(String name) {
        if (member(name) instanceof JsonInteger value) {
            return value.value();
        }
        throw mismatch(name, "an integer");
    }

    public boolean bool(String name) {
        if (member(name) instanceof JsonBoolean value) {
            return value.value();
        }
        throw mismatch(name, "true or false");
    }

    public JsonObject object(String name) {
        if (member(name) instanceof JsonObject value) {
            return value;
        }
        throw mismatch(name, "an object");
    }

    public JsonArray array(String name) {
        if (member(name) instanceof JsonArray value) {
            return value;
        }
        throw mismatch(name, "an array");
    }

    /** An instant in the one form that we write: {@code 2026-11-22T09:40:00.123Z}. */
    public Instant instant(String name) {
        return UtcMillis.parse(text(name));
    }

    public Hash hash(String name) {
        return Hash.parse(text(name));
    }

    public UUID uuid(String name) {
        return Uuids.parse(text(name));
    }

    /** An integer that is small enough for an int, which is what counts of rows and steps are. */
    public int count(String name) {
        long value = integer(name);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw mismatch(name, "a count");
        }
        return (int) value;
    }

    @Nullable
    Instant instantOrNull(String name) {
        return has(name) ? instant(name) : null;
    }

    @Nullable
    String textOrNull(String name) {
        return has(name) ? text(name) : null;
    }

    @Nullable
    Hash hashOrNull(String name) {
        return has(name) ? hash(name) : null;
    }

    private JsonValue member(String name) {
        int at = Collections.binarySearch(names, name);
        if (at < 0) {
            throw new CanonicalJsonException("expected a member \"" + name + "\" but there are " + names);
        }
        return values.get(at);
    }

    private CanonicalJsonException mismatch(String name, String expected) {
        return new CanonicalJsonException(name + ": expected " + expected + " but was " + kind(member(name)));
    }

    static String kind(JsonValue value) {
        return switch (value) {
            case JsonObject object -> "an object";
            case JsonArray array -> "an array";
            case JsonText text -> "the text \"" + text.value() + "\"";
            case JsonInteger integer -> "the integer " + integer.value();
            case JsonBoolean bool -> String.valueOf(bool.value());
        };
    }

    private static void checkName(String name) {
        boolean printable = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            printable &= name.charAt(i) > ' ' && name.charAt(i) < 0x7F;
        }
        if (!printable) {
            throw new CanonicalJsonException("expected a member name of printable ASCII but was \"" + name + "\"");
        }
    }

    /** Collects members in any order; a name given twice is refused. */
    public static final class Builder {
        private final List<String> names = new ArrayList<>();
        private final List<JsonValue> values = new ArrayList<>();

        private Builder() {}

        public Builder put(String name, JsonValue value) {
            if (!add(name, value)) {
                throw new CanonicalJsonException("expected each member once but \"" + name + "\" was given twice");
            }
            return this;
        }

        /** False if there is such a member already. */
        boolean add(String name, JsonValue value) {
            // Whoever reads canonical bytes adds in order, and never searches.
            boolean isLast = names.isEmpty() || names.getLast().compareTo(name) < 0;
            int at = isLast ? -names.size() - 1 : Collections.binarySearch(names, name);
            if (at >= 0) {
                return false;
            }
            names.add(-at - 1, name);
            values.add(-at - 1, value);
            return true;
        }

        public Builder put(String name, String value) {
            return put(name, new JsonText(value));
        }

        public Builder put(String name, long value) {
            return put(name, new JsonInteger(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, new JsonBoolean(value));
        }

        /** Refuses fractions of a millisecond: the caller decides which way to round. */
        public Builder put(String name, Instant value) {
            return put(name, UtcMillis.format(value));
        }

        public Builder put(String name, Hash value) {
            return put(name, value.hex());
        }

        public Builder put(String name, UUID value) {
            return put(name, value.toString());
        }

        public JsonObject build() {
            return new JsonObject(names, values);
        }
    }
}
