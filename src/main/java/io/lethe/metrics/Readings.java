package io.lethe.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The gauges of one moment, while they are gathered. */
final class Readings {
    private static final double MILLIS = 1000.0;

    private final Map<Gauge, GaugeSnapshot.Builder> families = new EnumMap<>(Gauge.class);

    /** Each is told apart by these, in the order of the gauge's own labels. */
    void count(Gauge gauge, long count, Object... labelled) {
        put(gauge, (double) count, labelled);
    }

    void flag(Gauge gauge, boolean isSo, Object... labelled) {
        put(gauge, isSo ? 1 : 0, labelled);
    }

    void time(Gauge gauge, Instant when, Object... labelled) {
        put(gauge, when.toEpochMilli() / MILLIS, labelled);
    }

    private void put(Gauge gauge, double value, Object[] labelled) {
        List<String> values = Arrays.stream(labelled).map(Object::toString).toList();
        families.computeIfAbsent(gauge, Readings::family)
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .value(value)
                        .labels(Labels.of(gauge.labels(), values))
                        .build());
    }

    private static GaugeSnapshot.Builder family(Gauge gauge) {
        return GaugeSnapshot.builder().name(gauge.metric()).help(gauge.help());
    }

    MetricSnapshots snapshots() {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        families.values().forEach(family -> all.metricSnapshot(family.build()));
        return all.build();
    }
}
