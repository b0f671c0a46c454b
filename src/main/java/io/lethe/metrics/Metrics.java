package io.lethe.metrics;

import static io.lethe.metrics.Gauge.ANCHOR_LEAVES;
import static io.lethe.metrics.Gauge.ANCHOR_OVERDUE;
import static io.lethe.metrics.Gauge.HOLDS_PENDING;
import static io.lethe.metrics.Gauge.LEDGER_LEAVES;
import static io.lethe.metrics.Gauge.LEDGER_PUBLISHED;
import static io.lethe.metrics.Gauge.PLACE_LAGGING;
import static io.lethe.metrics.Gauge.PLACE_LEAVES;
import static io.lethe.metrics.Gauge.TARGET_UP;

import io.lethe.ledger.AnchorState;
import io.lethe.ledger.LedgerStatus;
import io.lethe.ledger.PlaceState;
import io.lethe.policy.name.TargetName;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How everything stands, for monitoring:
 *
 * <pre>
 * # HELP lethe_rows_overdue Rows past their policy's delete-by that no hold keeps.
 * # TYPE lethe_rows_overdue gauge
 * lethe_rows_overdue{category="sessions",target="crm"} 0.0
 * </pre>
 *
 * <p>Of targets, what the last {@link #look} found; an answer waits for none of them. Without the own database there is no answer. Safe for
 * several threads.
 */
public final class Metrics {
    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

    private final Watched watched;
    private final InstantSource clock;
    private final Map<TargetName, TargetReading> answering = new ConcurrentHashMap<>();
    private final Set<TargetName> away = ConcurrentHashMap.newKeySet();

    public Metrics(Watched watched, InstantSource clock) {
        this.watched = watched;
        this.clock = clock;
    }

    /** Looks at all targets, and counts their overdue rows unless it did so lately. One that is away shows as {@code lethe_target_up 0}. */
    public void look() throws SQLException {
        // First, so that what is wrong with the ledger is never taken for a target that is away.
        watched.ledger();
        watched.targets().forEach(this::look);
    }

    private void look(TargetName target) {
        try {
            TargetReading former = answering.get(target);
            answering.put(target, TargetReading.of(target, watched.runs(target), former, clock.instant()));
            away.remove(target);
        } catch (SQLException | RuntimeException e) {
            answering.remove(target);
            // Told once; that it goes on is what the gauge is for.
            if (away.add(target)) {
                LOG.warn("{} does not answer", target, e);
            }
        }
    }

    /** The text format of Prometheus, as node_exporter's textfile collector reads it. */
    public String text() throws SQLException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(bytes, snapshots(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    MetricSnapshots snapshots() throws SQLException {
        Readings readings = new Readings();
        for (TargetName target : watched.targets()) {
            readings.count(HOLDS_PENDING, watched.holds().pending(target).size(), target);
            readings.flag(TARGET_UP, answering.containsKey(target), target);
        }
        answering.forEach((target, reading) -> reading.show(target, readings));
        showLedger(readings);
        return readings.snapshots();
    }

    private void showLedger(Readings readings) throws SQLException {
        Instant now = clock.instant();
        LedgerStatus status = watched.ledger().status();
        readings.count(LEDGER_LEAVES, status.size());
        readings.count(LEDGER_PUBLISHED, status.published());
        for (AnchorState anchor : watched.ledger().anchoring().states()) {
            readings.count(ANCHOR_LEAVES, anchor.size(), anchor.name());
            readings.flag(ANCHOR_OVERDUE, anchor.isOverdue(now), anchor.name());
        }
        for (PlaceState place : watched.publishing().states()) {
            readings.count(PLACE_LEAVES, place.size(), place.name());
            readings.flag(PLACE_LAGGING, place.isLagging(now), place.name());
        }
    }
}
