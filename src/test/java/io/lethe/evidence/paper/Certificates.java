package io.lethe.evidence.paper;

import io.lethe.evidence.AnchorStatement;
import io.lethe.evidence.AnchorStatement.Voucher;
import io.lethe.evidence.ApprovalStatement;
import io.lethe.evidence.Asked;
import io.lethe.evidence.Certificate;
import io.lethe.evidence.Ending;
import io.lethe.evidence.HoldStatement;
import io.lethe.evidence.Issue;
import io.lethe.evidence.MaskedColumns;
import io.lethe.evidence.PolicyReference;
import io.lethe.evidence.PolicyStatement;
import io.lethe.evidence.Presence;
import io.lethe.evidence.RecordStatement;
import io.lethe.evidence.ResidualCopy;
import io.lethe.evidence.RunCounts;
import io.lethe.evidence.RunStatement;
import io.lethe.evidence.StillThere;
import io.lethe.evidence.SubjectAnswer;
import io.lethe.evidence.SubjectRow;
import io.lethe.evidence.TableStatement;
import io.lethe.ledger.entry.AnchorName;
import io.lethe.ledger.entry.Details;
import io.lethe.ledger.entry.HeldScope;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.receipt.Masked;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import io.lethe.policy.read.PolicyReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Certificates as a night at ClientTask's could bring them. Their policies stand still, while the program's own go on. */
final class Certificates {

    static final Instant NIGHT = Instant.parse("2026-11-22T02:15:04.117Z");
    static final TargetName TARGET = new TargetName("clienttask");
    static final String SERVER = "3e11fa47-71ca-11e1-9e33-c80aa9429562";

    private static final PolicySet POLICIES =
            PolicyReader.read(Path.of("src", "test", "resources", "policies-of-a-night"), LocalDate.of(2026, 11, 22));

    private Certificates() {}

    /** Everything that one run of three policies deleted. */
    static Certificate ofRun() {
        RunStatement run = run(1, tables("login-events", "activity-log", "orders-and-invoices"), finished(16_856));
        return new Certificate(
                issue("Jürgen Groß, Datenschutz"),
                new Asked.OfRun(run.run()),
                checkpoint(),
                List.of(
                        new AnchorStatement(
                                new AnchorName("notary"), 48, NIGHT.plusSeconds(3600), new Voucher.Issuer(), List.of()),
                        new AnchorStatement(
                                new AnchorName("tsa"),
                                48,
                                NIGHT.plusSeconds(3601),
                                new Voucher.Authority("CN=TSA 1,O=Example", List.of()),
                                List.of())),
                run.policies().stream().map(Certificates::statement).toList(),
                List.of(approval(run.plan(), "M. Öztürk", "Erster Lauf nach der Umstellung; Menge geprüft")),
                List.of(run),
                List.of(new HoldStatement(
                        uuid(70),
                        new HeldScope.OfCategory(new Category("orders-and-invoices")),
                        12,
                        NIGHT.minusSeconds(86_400),
                        null)),
                List.of(),
                null,
                residuals());
    }

    /** One row, deleted twice, since a backup brought it back; the second run was given up later. */
    static Certificate ofRecord() {
        RunStatement first = run(1, tables("login-events"), new Ending.Open());
        RunStatement second =
                run(2, tables("login-events"), new Ending.Aborted(5000, NIGHT.plusSeconds(99), 7, 4200, "SUPERSEDED"));
        return new Certificate(
                issue(""),
                new Asked.OfRecord(
                        TARGET, TableName.of("clienttask.login_event"), List.of("4711", "ä<b>"), new Presence.Absent()),
                checkpoint(),
                List.of(),
                List.of(new PolicyStatement(
                        new PolicyReference(new Category("login-events"), hash("x")), false, null, null)),
                List.of(new ApprovalStatement(9, NIGHT, hash("other plan"), null)),
                List.of(first, second),
                List.of(
                        new HoldStatement(
                                uuid(71),
                                new HeldScope.OfSubject(hash("tag")),
                                13,
                                NIGHT,
                                new HoldStatement.Release(15, NIGHT.plusSeconds(5))),
                        new HoldStatement(
                                uuid(72),
                                new HeldScope.OfRow(new DatasetId("login-event"), hash("row")),
                                14,
                                NIGHT,
                                null)),
                List.of(
                        new RecordStatement(
                                1, List.of("4711", "ä<b>"), 1204, first.run(), NIGHT.plusSeconds(11), null, null),
                        new RecordStatement(
                                2, List.of("4711", "ä<b>"), 3301, second.run(), NIGHT.plusSeconds(31), null, null)),
                null,
                List.of());
    }

    /** One person: three rows in two transactions, and some that are still there. */
    static Certificate ofSubject() {
        RunStatement run = run(1, tables("login-events", "activity-log"), new Ending.Open());
        Asked.OfSubject asked = new Asked.OfSubject("ann@exämple.com", List.of(), List.of());
        return new Certificate(
                issue("D. Counsel"),
                asked,
                checkpoint(),
                List.of(),
                List.of(
                        statement(new PolicyReference(new Category("login-events"), hash("login-events"))),
                        statement(
                                new PolicyReference(new Category("orders-and-invoices"), hash("orders-and-invoices")))),
                List.of(),
                List.of(run),
                List.of(),
                List.of(),
                new SubjectAnswer(
                        List.of(
                                row(1, 1204, "clienttask.login_event", "email", "purged"),
                                row(2, 1204, "clienttask.login_event", "email", "purged"),
                                row(3, 1301, "clienttask.activity_log", "actor", "pseudonymised"),
                                row(4, 1302, "clienttask.activity_log", "actor", "pseudonymised"),
                                row(5, 1309, "clienttask.activity_log", "actor", "pseudonymised"),
                                row(6, 1310, "clienttask.activity_log", "actor", "purged")),
                        List.of(new StillThere(
                                TARGET,
                                TableName.of("clienttask.support_ticket"),
                                new ColumnName("email"),
                                1_203,
                                2,
                                1)),
                        List.of("clienttask clienttask.company", "clienttask clienttask.order_line")),
                List.of());
    }

    /** One row that was masked in one run, and is there. */
    static Certificate ofMaskedRecord() {
        List<TableStatement> tables = List.of(table(1, "clienttask.activity_log", "activity-log", "pseudonymised"));
        RunStatement run = run(1, tables, finished(1_204));
        List<String> key = List.of("4711");
        return new Certificate(
                issue("D. Counsel"),
                new Asked.OfRecord(
                        TARGET,
                        TableName.of("clienttask.activity_log"),
                        key,
                        new Presence.There(1, false, "Done: nothing is left to pseudonymise.")),
                checkpoint(),
                List.of(),
                List.of(statement(new PolicyReference(new Category("activity-log"), hash("activity-log")))),
                List.of(),
                List.of(run),
                List.of(),
                List.of(new RecordStatement(1, key, 1204, run.run(), NIGHT.plusSeconds(11), masked(), null)),
                null,
                List.of());
    }

    private static MaskedColumns masked() {
        return new MaskedColumns(
                "pseudonymised",
                new Masked(
                        List.of(new Masked.Field("actor_name", "pseudonym"), new Masked.Field("ip", "truncate-ip")),
                        hash("before"),
                        hash("after")),
                new PolicyReference(new Category("activity-log"), hash("activity-log")),
                1);
    }

    private static SubjectRow row(int number, long leaf, String table, String column, String action) {
        return new SubjectRow(
                number,
                leaf,
                new RunId(uuid(1)),
                TARGET,
                TableName.of(table),
                new ColumnName(column),
                action,
                NIGHT.plusSeconds(leaf),
                action.equals("pseudonymised") ? masked() : null);
    }

    static Issue issue(String by) {
        return new Issue(uuid(9), NIGHT.plusSeconds(3600), by, "lethe 0.1.0");
    }

    static Checkpoint checkpoint() {
        return new Checkpoint("ledger.clienttask.com/lethe", 4096, hash("root"));
    }

    static Policy policy(String category) {
        return POLICIES.policies().stream()
                .filter(policy -> policy.category().name().equals(category))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no policy " + category));
    }

    static PolicyStatement statement(PolicyReference version) {
        return new PolicyStatement(
                version,
                true,
                new PolicyStatement.Adoption(3, NIGHT.minusSeconds(864_000)),
                policy(version.category().name()));
    }

    static PolicyStatement withText(PolicyStatement policy, Policy text) {
        return new PolicyStatement(policy.version(), policy.kept(), policy.adopted(), text);
    }

    static List<TableStatement> tables(String... categories) {
        return IntStream.range(0, categories.length)
                .mapToObj(i -> table(i + 1, "clienttask." + categories[i].replace('-', '_'), categories[i]))
                .toList();
    }

    static TableStatement table(int step, String table, String category) {
        return table(step, table, category, "purged");
    }

    private static TableStatement table(int step, String table, String category, String action) {
        return new TableStatement(
                step,
                TableName.of(table),
                action,
                new DatasetId(category),
                new PolicyReference(new Category(category), hash(category)),
                1,
                Instant.parse("2025-10-22T22:00:00Z"),
                1_204L * step * step,
                12L * step,
                NIGHT.plusSeconds(10L * step),
                NIGHT.plusSeconds(10L * step + 9),
                table.startsWith("objects."));
    }

    static RunStatement run(int number, List<TableStatement> tables, Ending ending) {
        return new RunStatement(
                new RunId(uuid(number)),
                TARGET,
                SERVER,
                hash("plan " + number),
                NIGHT,
                Instant.parse("2026-05-22T22:00:00Z"),
                NIGHT,
                "2026Q4",
                tables.stream().map(TableStatement::policy).distinct().toList(),
                ending,
                tables,
                new RunStatement.Leaves(
                        100,
                        chunks(tables),
                        number == 2 ? List.of(117L, 118L) : List.of(),
                        number == 2
                                ? new RunStatement.PutBack(List.of(140L), 3)
                                : new RunStatement.PutBack(List.of(), 0)));
    }

    private static List<Long> chunks(List<TableStatement> tables) {
        long count = tables.stream().mapToLong(TableStatement::chunks).sum();
        return LongStream.range(101, 101 + count).boxed().toList();
    }

    static Ending finished(long done) {
        return new Ending.Finished(
                173, NIGHT.plusSeconds(61), 72, new RunCounts(done + 21 + 3, done, done - 2, 21, 1_518, 3, null));
    }

    static ApprovalStatement approval(Hash plan, String by, String reason) {
        JsonObject said =
                JsonObject.builder().put("by", by).put("reason", reason).build();
        return new ApprovalStatement(8, NIGHT.minusSeconds(600), plan, Details.of(said, new SecureRandom()));
    }

    static List<ResidualCopy> residuals() {
        return List.of(
                new ResidualCopy(
                        ResidualCopy.Kind.BINARY_LOG,
                        TARGET.name(),
                        "binary log of the server, binlog_expire_logs_seconds=2592000",
                        NIGHT.plusSeconds(2_592_000),
                        ResidualCopy.Source.SERVER),
                new ResidualCopy(
                        ResidualCopy.Kind.BACKUP,
                        TARGET.name(),
                        "nächtliche Sicherung, Bunker Köln",
                        NIGHT.plusSeconds(7_776_000),
                        ResidualCopy.Source.DATA_MAP),
                new ResidualCopy(
                        ResidualCopy.Kind.REPLICA,
                        TARGET.name(),
                        "db-2.clienttask.com",
                        null,
                        ResidualCopy.Source.CONFIGURATION));
    }

    static UUID uuid(long number) {
        return new UUID(0x0198_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }

    static Hash hash(String of) {
        return Hash.of(of.getBytes(StandardCharsets.UTF_8));
    }
}
