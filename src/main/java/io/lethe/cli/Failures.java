package io.lethe.cli;

import io.lethe.action.AsideStuckException;
import io.lethe.action.FamilyTooLargeException;
import io.lethe.action.TableChangedException;
import io.lethe.archive.SegmentDamagedException;
import io.lethe.archive.content.UnsupportedColumnException;
import io.lethe.archive.content.ZeroDateException;
import io.lethe.archive.format.UnfitValueException;
import io.lethe.archive.store.StoreException;
import io.lethe.archive.store.StoreUnreachableException;
import io.lethe.demo.EmbeddedServerException;
import io.lethe.evidence.CertificateRefusedException;
import io.lethe.file.FolderException;
import io.lethe.hold.GateMissingException;
import io.lethe.hold.HoldRefusedException;
import io.lethe.ledger.LedgerCorruptException;
import io.lethe.ledger.key.KeyDirectoryException;
import io.lethe.ledger.place.PlaceFailedException;
import io.lethe.plan.PlanRefusedException;
import io.lethe.policy.InvalidPolicyException;
import io.lethe.policy.Problem;
import io.lethe.run.RunFailedException;
import io.lethe.run.RunRefusedException;
import io.lethe.run.TargetRestoredException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Says what went wrong to whom it concerns.
 *
 * <ol>
 *   <li>the author of a policy: the problems with their places, exit 65;
 *   <li>the operator, whose databases, grants, keys or settings do not work: what, and what to do about it, exit 69, 78 or 4; 5
 *       where the ledger itself is not what it was;
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

    private Exit say(Throwable failure, PrintWriter err) {
        if (failure instanceof Blamed blamed) {
            return say(failure, blamed.exit(), err);
        }
        return switch (failure) {
            case InvalidPolicyException invalid -> refuse(invalid.problems(), err);
            case PlanRefusedException refused -> refuse(refused.problems(), err);
            case HoldRefusedException refused -> say(refused, Exit.USAGE, err);
            case CertificateRefusedException refused -> say(refused, Exit.FAILED, err);
            case RunRefusedException refused -> say(refused, Exit.REFUSED, err);
            case TargetRestoredException restored -> say(restored, Exit.REFUSED, err);
            case KeyDirectoryException keys -> say(keys, Exit.CONFIGURATION, err);
            case SegmentDamagedException damaged -> say(damaged, Exit.NOT_VERIFIED, err);
            case FolderException folder -> say(folder, Exit.FAILED, err);
            case StoreUnreachableException away -> say(away, Exit.UNAVAILABLE, err);
            case StoreException store -> say(store, Exit.FAILED, err);
            case ZeroDateException zero -> say(zero, Exit.FAILED, err);
            case UnfitValueException unfit -> say(unfit, Exit.FAILED, err);
            case TableChangedException changed -> say(changed, Exit.FAILED, err);
            case AsideStuckException stuck -> say(stuck, Exit.FAILED, err);
            case FamilyTooLargeException family -> say(family, Exit.FAILED, err);
            case UnsupportedColumnException column -> say(column, Exit.REFUSED, err);
            case GateMissingException gate -> say(gate, Exit.UNAVAILABLE, err);
            case EmbeddedServerException away -> say(away, Exit.UNAVAILABLE, err);
            case PlaceFailedException place -> say(place, Exit.FAILED, err);
            case LedgerCorruptException corrupt -> say(corrupt, Exit.NOT_VERIFIED, err);
            case RunFailedException broken
            when broken.getCause() != null -> {
                err.println(broken.getMessage());
                yield say(broken.getCause(), err);
            }
            default -> sayDatabase(failure, err);
        };
    }

    private static Exit say(Throwable failure, Exit exit, PrintWriter err) {
        err.println(failure.getMessage());
        return exit;
    }

    private Exit refuse(List<Problem> problems, PrintWriter err) {
        return ProblemList.refuse(
                err, ProblemList.relative(problems, lethe.doors().workingDirectory()));
    }

    private Exit sayDatabase(Throwable failure, PrintWriter err) {
        SQLException sql = SqlFailure.in(failure);
        if (sql != null && SqlFailure.concernsOperator(sql)) {
            err.println("lethe: " + SqlFailure.words(sql, failure));
            return Exit.UNAVAILABLE;
        }
        return bug(failure, err);
    }

    private Exit bug(Throwable failure, PrintWriter err) {
        err.println("lethe: this is a bug in Lethe, not a mistake of yours: " + Trace.headline(failure));
        err.println(
                "Whatever was deleted has its receipt. Please report it with the output of the same command and --debug.");
        if (!lethe.terminal().watched()) {
            LoggerFactory.getLogger("io.lethe").error("bug:\n{}", Trace.of(failure));
        }
        return Exit.FAILED;
    }
}
