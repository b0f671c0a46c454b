package io.lethe.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** Which commands there are, in the order in which the help shows them. */
final class CommandList {
    /** A command's name, and how it is made. */
    record Entry(String name, Function<Lethe, Object> make) {}

    /** A heading of the help and the commands under it. */
    record Group(String heading, List<Entry> entries) {}

    private static final List<Group> GROUPS = List.of(
            new Group("See it", List.of(new Entry("demo", DemoCommand::new))),
            new Group(
                    "Write policies (no database needed)",
                    List.of(
                            new Entry("check", CheckCommand::new),
                            new Entry("test", TestCommand::new),
                            new Entry("schema", SchemaCommand::new))),
            new Group(
                    "Delete",
                    List.of(
                            new Entry("explain", ExplainCommand::new),
                            new Entry("plan", PlanCommand::new),
                            new Entry("run", RunCommand::new),
                            new Entry("replay", ReplayCommand::new),
                            new Entry("approve", ApproveCommand::new),
                            new Entry("serve", ServeCommand::new))),
            new Group(
                    "Watch and steer",
                    List.of(
                            new Entry("status", StatusCommand::new),
                            new Entry("metrics", MetricsCommand::new),
                            new Entry("runs", RunsCommand::new),
                            new Entry("stop", StopCommand::new),
                            new Entry("pause", PauseCommand::new),
                            new Entry("resume", ResumeCommand::new))),
            new Group(
                    "Hold and prove",
                    List.of(
                            new Entry("hold", CommandList::hold),
                            new Entry("ledger", CommandList::ledger),
                            new Entry("archive", CommandList::archive),
                            new Entry("certify", CertifyCommand::new),
                            new Entry("verify", VerifyCommand::new),
                            new Entry("witness", CommandList::witness))),
            new Group(
                    "Look after it",
                    List.of(
                            new Entry("doctor", DoctorCommand::new),
                            new Entry("migrate", MigrateCommand::new),
                            new Entry("keys", CommandList::keys),
                            new Entry("completion", CompletionCommand::new),
                            new Entry("version", VersionCommand::new))));

    private CommandList() {}

    static void addTo(CommandLine line, Lethe lethe) {
        for (Group group : GROUPS) {
            for (Entry entry : group.entries()) {
                line.addSubcommand(entry.name(), entry.make().apply(lethe));
            }
        }
    }

    private static CommandLine hold(Lethe lethe) {
        return new CommandLine(new HoldCommand())
                .addSubcommand(new HoldPlaceCommand(lethe))
                .addSubcommand(new HoldReleaseCommand(lethe))
                .addSubcommand(new HoldListCommand(lethe));
    }

    private static CommandLine keys(Lethe lethe) {
        return new CommandLine(new KeysCommand())
                .addSubcommand(new KeysListCommand(lethe))
                .addSubcommand(new KeysRotateCommand(lethe))
                .addSubcommand(new KeysRetireCommand(lethe))
                .addSubcommand(new KeysExportCommand(lethe))
                .addSubcommand(new KeysNewCommand(lethe))
                .addSubcommand(new KeysDestroyCommand(lethe));
    }

    private static CommandLine ledger(Lethe lethe) {
        return new CommandLine(new LedgerCommand())
                .addSubcommand(new LedgerStatusCommand(lethe))
                .addSubcommand(new LedgerVerifyCommand(lethe))
                .addSubcommand(new LedgerCheckpointCommand(lethe))
                .addSubcommand(new LedgerAnchorCommand(lethe))
                .addSubcommand(new LedgerRenewCommand(lethe))
                .addSubcommand(new LedgerPublishCommand(lethe))
                .addSubcommand(new LedgerExportCommand(lethe))
                .addSubcommand(new LedgerSucceedCommand(lethe));
    }

    private static CommandLine witness(Lethe lethe) {
        return new CommandLine(new WitnessCommand())
                .addSubcommand(new WitnessInitCommand(lethe))
                .addSubcommand(new WitnessTrustCommand(lethe))
                .addSubcommand(new WitnessServeCommand(lethe))
                .addSubcommand(new WitnessStatusCommand(lethe));
    }

    private static CommandLine archive(Lethe lethe) {
        return new CommandLine(new ArchiveCommand())
                .addSubcommand(new ArchiveListCommand(lethe))
                .addSubcommand(new ArchiveVerifyCommand(lethe))
                .addSubcommand(new ArchiveReadCommand(lethe))
                .addSubcommand(new ArchiveExportCommand(lethe))
                .addSubcommand(new ArchiveUnsealCommand(lethe))
                .addSubcommand(new ArchiveRestoreCommand(lethe));
    }

    /** The list in the help of {@code lethe}; other commands have few enough subcommands to list them plainly. */
    static String help(Help help) {
        Map<String, Help> commands = new TreeMap<>(help.subcommands());
        StringBuilder text = new StringBuilder();
        for (Group group : GROUPS) {
            text.append(String.format(
                    Locale.ROOT, "%s%s%n", text.isEmpty() ? "" : System.lineSeparator(), group.heading()));
            for (Entry entry : group.entries()) {
                Help command = commands.get(entry.name());
                text.append(command == null ? "" : line(entry.name(), command));
            }
        }
        return text.toString();
    }

    private static String line(String name, Help command) {
        String[] header = command.commandSpec().usageMessage().header();
        return String.format(Locale.ROOT, "  %-12s %s%n", name, header.length == 0 ? "" : header[0]);
    }
}
