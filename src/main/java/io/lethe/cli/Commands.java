package io.lethe.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_DESCRIPTION;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_DESCRIPTION_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_HEADER;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_PARAMETER_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING;

import io.lethe.cli.terminal.Terminal;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** All commands. */
public final class Commands {
    // Examples before syntax: most people come to see how it is done, not how it is spelled.
    private static final List<String> HELP = List.of(
            SECTION_KEY_HEADER,
            SECTION_KEY_DESCRIPTION_HEADING,
            SECTION_KEY_DESCRIPTION,
            SECTION_KEY_SYNOPSIS_HEADING,
            SECTION_KEY_SYNOPSIS,
            SECTION_KEY_PARAMETER_LIST_HEADING,
            SECTION_KEY_PARAMETER_LIST,
            SECTION_KEY_OPTION_LIST_HEADING,
            SECTION_KEY_OPTION_LIST,
            SECTION_KEY_COMMAND_LIST_HEADING,
            SECTION_KEY_COMMAND_LIST);

    private Commands() {}

    /** Runs one command line and says how the process should end. Never throws. */
    public static int run(List<String> words, Doors doors, Terminal terminal) {
        CommandLine line = commandLine(new Lethe(terminal, doors), terminal);
        int code = line.execute(words.toArray(String[]::new));
        terminal.flush();
        return code;
    }

    private static CommandLine commandLine(Lethe lethe, Terminal terminal) {
        CommandLine line = new CommandLine(lethe);
        CommandList.addTo(line, lethe);
        line.getHelpSectionMap().put(SECTION_KEY_COMMAND_LIST, CommandList::help);
        Converters.addTo(line);
        layOut(line);
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setHelpSectionKeys(HELP);
        line.setExecutionStrategy(Commands::execute);
        line.setParameterExceptionHandler(new UsageFailures());
        line.setExecutionExceptionHandler(new Failures(lethe));
        line.setCaseInsensitiveEnumValuesAllowed(false);
        line.setUsageHelpWidth(100);
        return line;
    }

    private static void layOut(CommandLine line) {
        line.getCommandSpec()
                .usageMessage()
                .descriptionHeading("%n")
                .synopsisHeading("%nUsage: ")
                .parameterListHeading("%n")
                .optionListHeading("%n")
                .commandListHeading("%n")
                .sortOptions(false);
        line.getSubcommands().values().forEach(Commands::layOut);
    }

    // picocli itself takes only an Integer as the exit code of a command.
    private static int execute(ParseResult parsed) {
        int code = new RunLast().execute(parsed);
        Object result = parsed.asCommandLineList().getLast().getExecutionResult();
        return result instanceof Exit exit ? exit.code() : code;
    }
}
