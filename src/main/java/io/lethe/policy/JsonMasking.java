package io.lethe.policy;

import io.lethe.policy.name.JsonPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Maskings of values within a column's JSON documents; all else in a document keeps its meaning. A path that a document does not have is
 * nothing to do, and {@code null} stays {@code null}. A value that its masking cannot read, such as an object where an address should be, becomes
 * {@code null}.
 *
 * <pre>
 * details: {json: {"$.ip": truncate-ip, "$.user.email": keep-domain, "$.name": remove}}
 * </pre>
 *
 * @param paths none of which lies in another
 */
public record JsonMasking(SortedMap<JsonPath, InJson> paths) implements Masking {
    public JsonMasking {
        paths = Collections.unmodifiableSortedMap(new TreeMap<>(paths));
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("expected at least one path");
        }
        List<JsonPath> before = new ArrayList<>();
        paths.forEach((path, masking) -> {
            if (!takes(masking)) {
                throw new IllegalArgumentException("within JSON a member is removed and leaves no empty value");
            }
            before.stream().filter(path::overlaps).forEach(other -> {
                throw new IllegalArgumentException("expected paths apart but " + path + " and " + other + " overlap");
            });
            before.add(path);
        });
    }

    public JsonMasking(Map<JsonPath, InJson> paths) {
        this(new TreeMap<>(paths));
    }

    /** Whether a value within a document can be masked by this. A member that is removed is gone, and needs no empty value. */
    public static boolean takes(Masking masking) {
        return masking instanceof InJson && !(masking instanceof Remove remove && remove.toEmpty());
    }

    /** {@code json ($.ip by truncate-ip, $.name by remove)}. */
    @Override
    public String words() {
        return paths.entrySet().stream()
                .map(path -> path.getKey() + " by " + path.getValue().words())
                .collect(Collectors.joining(", ", word() + " (", ")"));
    }
}
