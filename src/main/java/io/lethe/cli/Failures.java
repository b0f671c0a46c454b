package io.lethe.cli;

import io.lethe.policy.InvalidPolicyException;
import java.io.PrintWriter;
import java.sql.SQLException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Says what went wrong to whom it concerns.
 *
 * <ol>
 *   <li>the author of a policy: the problems with their places, exit 65;
 *   <li>the operator, whose databases, grants or settings do not work: what, and what to do about it, exit 69, 78 or 4;
 *   <li>us: everything else is a bug, exit 1.
 * </ol>
 */
final class Failures implements IExecutionExceptionHandler {
    private final Lethe lethe;

    Failures(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        lethe.terminal().out().flush();
        Exit exit = say(failure, line.getErr());
        if (lethe.debug()) {
            line.getErr().print(Trace.of(failure));
        }
        return exit.code();
    }

    private Exit say(Exception failure, PrintWriter err) {
        if (failure instanceof Blamed blamed) {
            err.println(failure.getMessage());
            return blamed.exit();
        }
        if (failure instanceof InvalidPolicyException invalid) {
            return ProblemList.refuse(
                    err, ProblemList.relative(invalid.problems(), lethe.doors().workingDirectory()));
        }
        SQLException sql = SqlFailure.in(failure);
        if (sql != null && SqlFailure.concernsOperator(sql)) {
            err.println("lethe: " + SqlFailure.words(sql, failure));
            return Exit.UNAVAILABLE;
        }
        return bug(failure, err);
    }

    private Exit bug(Exception failure, PrintWriter err) {
        err.println("lethe: this is a bug in Lethe, not a mistake of yours: " + Trace.headline(failure));
        err.println(
                "Whatever was deleted has its receipt. Please report it with the output of the same command and --debug.");
        if (!lethe.terminal().watched()) {
            LoggerFactory.getLogger("io.lethe").error("bug:\n{}", Trace.of(failure));
        }
        return Exit.FAILED;
    }
}
