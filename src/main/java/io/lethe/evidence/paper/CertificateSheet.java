package io.lethe.evidence.paper;

import io.lethe.evidence.AnchorStatement;
import io.lethe.evidence.AnchorStatement.Voucher;
import io.lethe.evidence.Certificate;
import io.lethe.evidence.PolicyStatement;
import io.lethe.evidence.RunStatement;
import io.lethe.evidence.TableStatement;
import io.lethe.evidence.Wording;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What stands on the sheet, in words of one language and ready to be set: {@code certificate.xhtml} takes these components by name.
 *
 * @param language the code that the document declares, for readers that speak
 * @param idlePolicies those that were in force and by which nothing was done here, in one sentence; empty where there are none
 * @param anchored since when all this was in the ledger by others' word, a line each
 * @param t every text without values, by its constant's name
 */
record CertificateSheet(
        String language,
        Map<String, String> t,
        IssueSheet issue,
        List<RunSheet> runs,
        List<String> methods,
        List<PolicySheet> policies,
        List<String> idlePolicies,
        List<ApprovalSheet> approvals,
        List<HoldSheet> holds,
        List<ResidualSheet> residuals,
        List<String> claimed,
        List<String> notClaimed,
        List<String> howToVerify,
        CheckpointSheet ledger,
        List<String> anchored) {

    static CertificateSheet of(Certificate certificate, Scribe scribe) {
        return new CertificateSheet(
                scribe.language().toString(),
                labels(scribe),
                IssueSheet.of(certificate, scribe),
                runs(certificate.runs(), scribe),
                methods(certificate, scribe),
                certificate.policies().stream()
                        .filter(policy -> acted(certificate, policy))
                        .map(policy -> PolicySheet.of(policy, scribe))
                        .toList(),
                idle(certificate, scribe),
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
                CheckpointSheet.of(certificate.ledger(), scribe),
                anchored(certificate.anchors(), scribe));
    }

    private static List<String> anchored(List<AnchorStatement> anchors, Scribe scribe) {
        return anchors.isEmpty()
                ? List.of(scribe.say(Text.NO_ANCHOR))
                : anchors.stream().map(anchor -> anchored(anchor, scribe)).toList();
    }

    private static String anchored(AnchorStatement anchor, Scribe scribe) {
        String at = scribe.instant(anchor.at());
        String name = anchor.anchor().toString();
        return switch (anchor.voucher()) {
            case Voucher.Issuer issuer -> scribe.say(Text.ANCHOR_DEPOSITED, at, scribe.number(anchor.size()), name);
            case Voucher.Authority authority ->
                scribe.say(Text.ANCHOR_STAMPED, at, authority.name(), name) + renewed(authority, scribe);
            case Voucher.Witness witness -> scribe.say(Text.ANCHOR_COSIGNED, at, witness.name(), name);
        };
    }

    private static String renewed(Voucher.Authority authority, Scribe scribe) {
        return authority.renewals().stream()
                .map(renewal -> scribe.say(Text.ANCHOR_RENEWED, scribe.instant(renewal.at()), renewal.authority()))
                .collect(Collectors.joining());
    }

    /** A run names all policies that were in force, and a judge asks only for those by which something was done. */
    private static boolean acted(Certificate certificate, PolicyStatement policy) {
        return certificate.runs().stream()
                .flatMap(run -> run.tables().stream())
                .anyMatch(table ->
                        table.policy().category().equals(policy.version().category()));
    }

    private static List<String> idle(Certificate certificate, Scribe scribe) {
        String names = certificate.policies().stream()
                .filter(policy -> !acted(certificate, policy))
                .map(policy -> policy.version().category().name())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? List.of() : List.of(scribe.say(Text.IDLE_POLICIES, names));
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
                .sorted(Comparator.comparing(TableStatement::action))
                .map(table -> Done.method(table, scribe))
                .distinct()
                .toList();
    }
}
