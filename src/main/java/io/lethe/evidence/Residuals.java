package io.lethe.evidence;

import io.lethe.policy.name.TargetName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Knows where copies of the rows of a target are made. */
public interface Residuals {
    List<ResidualPlace> of(TargetName target);

    /**
     * The copies that may be left of the rows of these runs. Each is said to lie there as long as if it were of a run's last row; of a run that has
     * not ended, as long as if that were touched now.
     */
    default List<ResidualCopy> after(List<RunStatement> runs, Instant now) {
        Map<TargetName, Instant> last = new TreeMap<>(Comparator.comparing(TargetName::name));
        for (RunStatement run : runs) {
            Instant end = run.ending().at();
            last.merge(run.target(), end.isBefore(now) ? end : now, (one, other) -> one.isAfter(other) ? one : other);
        }
        return last.entrySet().stream()
                .flatMap(entry -> of(entry.getKey()).stream().map(place -> place.of(entry.getKey(), entry.getValue())))
                .toList();
    }
}
