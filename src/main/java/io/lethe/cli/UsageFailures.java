package io.lethe.cli;

import io.lethe.policy.field.Nearest;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What somebody typed cannot be understood: says so, guesses what was meant, and names the help. Nothing has been done yet. */
final class UsageFailures implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException failure, String[] words) {
        CommandLine line = failure.getCommandLine();
        PrintWriter err = line.getErr();
        if (words.length == 0) {
            line.usage(err);
        } else {
            err.println("lethe: " + message(failure));
            err.println("See " + line.getCommandSpec().qualifiedName() + " --help. Nothing was changed.");
        }
        return Exit.USAGE.code();
    }

    private static String message(ParameterException failure) {
        if (!(failure instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return String.valueOf(failure.getMessage());
        }
        String word = unmatched.getUnmatched().getFirst();
        if (unmatched.isUnknownOption()) {
            return unknown("option", word, options(failure.getCommandLine()));
        }
        Set<String> commands = failure.getCommandLine().getSubcommands().keySet();
        return unknown(commands.isEmpty() ? "argument" : "command", word, commands);
    }

    private static String unknown(String kind, String word, Collection<String> known) {
        String meant = Nearest.to(word, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
        return "unknown " + kind + " \"" + word + "\"" + meant;
    }

    private static List<String> options(CommandLine line) {
        return line.getCommandSpec().options().stream()
                .flatMap(option -> Arrays.stream(option.names()))
                .toList();
    }
}
