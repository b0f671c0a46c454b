package io.lethe.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The alerts that are shipped ask for nothing that is not told. */
class AlertsTest {
    private static final Pattern METRIC = Pattern.compile("\\blethe_\\w+");

    @Test
    void askOnlyForGaugesThatThereAre() throws IOException {
        String alerts = Files.readString(Path.of("docker/prometheus-alerts.yaml"));
        assertThat(METRIC.matcher(alerts).results().map(MatchResult::group))
                .isNotEmpty()
                .isSubsetOf(Arrays.stream(Gauge.values()).map(Gauge::metric).toList());
    }
}
