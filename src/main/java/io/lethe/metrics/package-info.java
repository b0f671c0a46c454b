/**
 * What monitoring is told, in the words of Prometheus: how the targets, their latest runs, the ledger, its anchors and its places stand.
 *
 * <p>Face: {@link io.lethe.metrics.Metrics} writes them as text, {@link io.lethe.metrics.MetricsServer} answers those who ask over HTTP,
 * {@link io.lethe.metrics.Watched} is what the house hands in. {@link io.lethe.metrics.Gauge} lists all there are. Labels are names of
 * targets, categories, anchors and places; never a key, an id or a value of a row.
 *
 * <p><b>Everything is read where it is kept, when somebody asks.</b> Counters in the memory of an engine start anew with it, know nothing of the
 * engine beside it, and do not exist for who runs {@code lethe run} by cron; so a night without a purge would look like a night with one.
 * Only the targets are looked at beforehand, each minute: one that is away must not keep the answer about the others from coming.
 */
@NullMarked
package io.lethe.metrics;

import org.jspecify.annotations.NullMarked;
