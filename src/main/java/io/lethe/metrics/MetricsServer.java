package io.lethe.metrics;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /metrics} over HTTP, in the format that the asker prefers, and {@code GET /-/healthy}, which says no more than that the process
 * lives. Without a password: whoever reaches the address may read how much is deleted, though of nobody.
 */
public final class MetricsServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);

    private final HTTPServer server;

    /**
     * Answers from now on, until it is closed.
     *
     * @throws IOException if it cannot listen there
     */
    public MetricsServer(Metrics metrics, InetSocketAddress address) throws IOException {
        PrometheusRegistry registry = new PrometheusRegistry();
        registry.register((MultiCollector) () -> snapshots(metrics));
        server = HTTPServer.builder()
                .inetAddress(address.getAddress())
                .port(address.getPort())
                .registry(registry)
                .buildAndStart();
    }

    /** The asker gets a 500 where the own database is away: no figure is better than an old one. Why is for the log: the answer is for strangers. */
    @SuppressWarnings("UnusedException")
    private static MetricSnapshots snapshots(Metrics metrics) {
        try {
            return metrics.snapshots();
        } catch (SQLException | RuntimeException e) {
            LOG.error("cannot tell how everything stands", e);
            throw new IllegalStateException("cannot tell; see the engine's log");
        }
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.close();
    }
}
