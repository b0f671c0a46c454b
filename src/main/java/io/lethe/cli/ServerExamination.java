package io.lethe.cli;

import static io.lethe.cli.Diagnosis.Level.ERROR;
import static io.lethe.cli.Diagnosis.Level.OK;
import static io.lethe.cli.Diagnosis.Level.WARNING;

import io.lethe.catalog.BinaryLog;
import io.lethe.catalog.ClockDifference;
import io.lethe.catalog.Server;
import java.util.ArrayList;
import java.util.List;

/** Whether a server keeps what it has committed, tells its replicas exactly, and knows what time it is. */
final class ServerExamination {
    private final String database;
    private final List<Diagnosis> diagnoses = new ArrayList<>();

    private ServerExamination(String database) {
        this.database = database;
    }

    static List<Diagnosis> ofTarget(String database, Server server, ClockDifference difference) {
        ServerExamination examination = new ServerExamination(database);
        examination.add(OK, server.toString(), "");
        examination.clock(difference);
        examination.durability(server);
        examination.binlog(server);
        return examination.diagnoses;
    }

    /** Own's rows are evidence and not to be forgotten: what its binary log keeps is no concern, and it is asked for no time. */
    static List<Diagnosis> ofOwn(String database, Server server) {
        ServerExamination examination = new ServerExamination(database);
        examination.add(OK, server.toString(), "");
        examination.durability(server);
        return examination.diagnoses;
    }

    private void clock(ClockDifference difference) {
        if (difference.tolerable()) {
            add(OK, difference.toString(), "");
        } else {
            String limit = ClockDifference.LIMIT.toSeconds() + " s";
            add(
                    ERROR,
                    difference.toString(),
                    "Over " + limit + " runs are refused: let both follow the same time server.");
        }
    }

    private void durability(Server server) {
        String flush = "innodb_flush_log_at_trx_commit is " + server.flushLogAtTrxCommit();
        if (server.flushLogAtTrxCommit().equals("1")) {
            add(OK, flush, "");
        } else {
            add(
                    WARNING,
                    flush,
                    "After a crash of the server what was committed may be gone, receipts with it: set it to 1.");
        }
    }

    private void binlog(Server server) {
        BinaryLog log = server.binaryLog();
        if (!server.syncBinlog().equals("1")) {
            add(
                    WARNING,
                    "sync_binlog is " + server.syncBinlog(),
                    "After a crash replicas may lack deletions: set it to 1 if there are replicas.");
        }
        if (!log.format().equals("ROW")) {
            add(WARNING, "binlog_format is " + log.format(), "Replicas could delete other rows: set it to ROW.");
        }
        if (log.on() && log.kept().isZero()) {
            add(
                    WARNING,
                    "deleted rows stay in the binary log, of which the server removes no file by itself",
                    "Set binlog_expire_logs_seconds: a certificate cannot say until when copies remain.");
        } else if (log.on()) {
            add(OK, "deleted rows stay in the binary log for " + log.keptInWords(), "");
        }
    }

    private void add(Diagnosis.Level level, String words, String remedy) {
        diagnoses.add(new Diagnosis(database, level, words, remedy));
    }
}
