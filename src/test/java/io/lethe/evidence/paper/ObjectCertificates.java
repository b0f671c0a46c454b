package io.lethe.evidence.paper;

import io.lethe.evidence.Asked;
import io.lethe.evidence.Certificate;
import io.lethe.evidence.Ending;
import io.lethe.evidence.PolicyStatement;
import io.lethe.evidence.Presence;
import io.lethe.evidence.RecordStatement;
import io.lethe.evidence.RunCounts;
import io.lethe.evidence.RunStatement;
import io.lethe.evidence.TableStatement;
import io.lethe.ledger.entry.ObjectCounts;
import io.lethe.ledger.row.ObjectRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Certificates of objects at which rows pointed. */
final class ObjectCertificates {
    private ObjectCertificates() {}

    /** All that one run did: rows, and then the objects at which they pointed. */
    static Certificate ofRun() {
        return ofRun(new ObjectCounts(4_820, 4_816, 4_815, 3, 1));
    }

    /** The same run. {@code objects} is null where it did not count them apart at its end. */
    static Certificate ofRun(@Nullable ObjectCounts objects) {
        List<TableStatement> tables = List.of(
                Certificates.table(1, "clienttask.uploaded_file", "uploaded-file"),
                Certificates.table(2, "objects.uploaded_file", "uploaded-file"));
        RunStatement run = Certificates.run(
                1,
                tables,
                new Ending.Finished(
                        173, Certificates.NIGHT, 36, new RunCounts(6_031, 6_020, 6_018, 10, 17, 4, objects)));
        return new Certificate(
                Certificates.issue("D. Counsel"),
                new Asked.OfRun(run.run()),
                Certificates.checkpoint(),
                List.of(),
                List.of(new PolicyStatement(run.policies().getFirst(), false, null, null)),
                List.of(),
                List.of(run),
                List.of(),
                List.of(),
                null,
                List.of());
    }

    /** One object, removed in one run, and gone already when the next came to it. */
    static Certificate ofRecord() {
        RunStatement first = Certificates.run(
                1,
                List.of(Certificates.table(2, "objects.uploaded_file", "uploaded-file")),
                Certificates.finished(4_816));
        RunStatement second = Certificates.run(2, first.tables(), new Ending.Open());
        ObjectRow removed = new ObjectRow("2024/ä 1.pdf", true);
        ObjectRow gone = new ObjectRow("2024/ä 1.pdf", false);
        return new Certificate(
                Certificates.issue("D. Counsel"),
                new Asked.OfRecord(
                        Certificates.TARGET,
                        first.tables().getFirst().table(),
                        List.of(removed.key()),
                        new Presence.Absent()),
                Certificates.checkpoint(),
                List.of(),
                List.of(new PolicyStatement(first.policies().getFirst(), false, null, null)),
                List.of(),
                List.of(first, second),
                List.of(),
                List.of(
                        new RecordStatement(
                                1,
                                removed.values(),
                                1204,
                                first.run(),
                                Certificates.NIGHT.plusSeconds(11),
                                null,
                                removed),
                        new RecordStatement(
                                2, gone.values(), 3301, second.run(), Certificates.NIGHT.plusSeconds(31), null, gone)),
                null,
                List.of());
    }
}
