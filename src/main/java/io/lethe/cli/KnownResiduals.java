package io.lethe.cli;

import io.lethe.catalog.BinaryLog;
import io.lethe.catalog.ServerView;
import io.lethe.evidence.ResidualCopy.Kind;
import io.lethe.evidence.ResidualCopy.Source;
import io.lethe.evidence.ResidualPlace;
import io.lethe.evidence.Residuals;
import io.lethe.policy.Residual;
import io.lethe.policy.name.TargetName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Copies that the data map names, and the server's own binary log, as they are when a certificate is issued. */
final class KnownResiduals implements Residuals {
    private final Installation installation;

    KnownResiduals(Installation installation) {
        this.installation = installation;
    }

    @Override
    public List<ResidualPlace> of(TargetName target) {
        Stream<ResidualPlace> named = installation.policies().maps().stream()
                .filter(map -> map.target().equals(target))
                .flatMap(map -> map.residuals().stream())
                .map(KnownResiduals::named);
        return Stream.concat(binaryLog(target).stream(), named).toList();
    }

    private static ResidualPlace named(Residual residual) {
        return new ResidualPlace(
                switch (residual.kind()) {
                    case BACKUP -> Kind.BACKUP;
                    case REPLICA -> Kind.REPLICA;
                    case OTHER -> Kind.OTHER;
                },
                residual.where(),
                residual.keep() == null ? null : residual.keep().period(),
                Source.DATA_MAP);
    }

    private Optional<ResidualPlace> binaryLog(TargetName target) {
        if (!installation.targets().contains(target)) {
            return Optional.of(unknown("lethe.yaml no longer names this target"));
        }
        try (Connection connection = installation.target(target).open()) {
            BinaryLog log = ServerView.of(connection).server().binaryLog();
            return log.on() ? Optional.of(known(log)) : Optional.empty();
        } catch (SQLException e) {
            // The proof needs no database of the customer's: that one is away takes no more from the paper than this
            // line.
            return Optional.of(unknown("the server could not be reached when this was issued"));
        }
    }

    private static ResidualPlace unknown(String why) {
        return new ResidualPlace(Kind.BINARY_LOG, "not known: " + why, null, Source.CONFIGURATION);
    }

    private static ResidualPlace known(BinaryLog log) {
        String rows = "format " + log.format() + (log.rowImage().isEmpty() ? "" : ", row images " + log.rowImage());
        return log.kept().isZero()
                ? new ResidualPlace(
                        Kind.BINARY_LOG, rows + "; the server removes no file by itself", null, Source.SERVER)
                : new ResidualPlace(
                        Kind.BINARY_LOG,
                        rows + "; a file is removed when " + log.keptInWords() + " have passed and another is begun",
                        log.kept(),
                        Source.SERVER);
    }
}
