package io.lethe.evidence.paper;

import io.lethe.evidence.Certificate;
import io.lethe.evidence.RunStatement;
import io.lethe.evidence.TableStatement;
import io.lethe.evidence.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What stands on the sheet, in words of one language and ready to be set: {@code certificate.xhtml} takes these components by name.
 *
 * @param language the code that the document declares, for readers that speak
 * @param t every text without values, by its constant's name
 */
record CertificateSheet(
        String language,
        Map<String, String> t,
        IssueSheet issue,
        List<RunSheet> runs,
        List<String> methods,
        List<PolicySheet> policies,
        List<ApprovalSheet> approvals,
        List<HoldSheet> holds,
        List<ResidualSheet> residuals,
        List<String> claimed,
        List<String> notClaimed,
        List<String> howToVerify,
        CheckpointSheet ledger) {

    static CertificateSheet of(Certificate certificate, Scribe scribe) {
        return new CertificateSheet(
                scribe.language().toString(),
                labels(scribe),
                IssueSheet.of(certificate, scribe),
                runs(certificate.runs(), scribe),
                methods(certificate, scribe),
                certificate.policies().stream()
                        .map(policy -> PolicySheet.of(policy, scribe))
                        .toList(),
                certificate.approvals().stream()
                        .map(approval -> ApprovalSheet.of(approval, scribe))
                        .toList(),
                certificate.holds().stream()
                        .map(hold -> HoldSheet.of(hold, scribe))
                        .toList(),
                certificate.residuals().stream()
                        .map(copy -> ResidualSheet.of(copy, scribe))
                        .toList(),
                scribe.wording(Wording.CLAIMED),
                scribe.wording(Wording.NOT_CLAIMED),
                scribe.wording(Wording.HOW_TO_VERIFY),
                CheckpointSheet.of(certificate.ledger(), scribe));
    }

    private static Map<String, String> labels(Scribe scribe) {
        return Arrays.stream(Text.values())
                .filter(text -> !text.takesValues())
                .collect(Collectors.toUnmodifiableMap(Text::name, scribe::say));
    }

    private static List<RunSheet> runs(List<RunStatement> runs, Scribe scribe) {
        return IntStream.range(0, runs.size())
                .mapToObj(i -> RunSheet.of(heading(i + 1, runs.size(), scribe), runs.get(i), scribe))
                .toList();
    }

    private static String heading(int number, int of, Scribe scribe) {
        return of == 1 ? "" : scribe.say(Text.RUN_OF, scribe.number(number), scribe.number(of));
    }

    private static List<String> methods(Certificate certificate, Scribe scribe) {
        return certificate.runs().stream()
                .flatMap(run -> run.tables().stream())
                .map(TableStatement::action)
                .distinct()
                .sorted()
                .map(action -> Done.of(action).method(action, scribe))
                .toList();
    }
}
