package io.lethe.evidence.paper;

import io.lethe.evidence.AnchorStatement;
import io.lethe.evidence.AnchorStatement.Voucher;
import io.lethe.evidence.Asked;
import io.lethe.evidence.Certificate;
import io.lethe.evidence.Issue;
import io.lethe.evidence.PolicyStatement;
import io.lethe.evidence.ResidualCopy;
import io.lethe.evidence.RunStatement;
import io.lethe.evidence.SubjectAnswer;
import io.lethe.evidence.TableStatement;
import io.lethe.ledger.entry.AnchorName;
import io.lethe.policy.Basis;
import io.lethe.policy.Policy;
import java.util.List;
import java.util.stream.IntStream;

/** Certificates whose words were chosen to break a page, and certificates that are long. */
final class HostileCertificates {

    static final String SCRIPT = "<script>alert('1')</script> & \"quotes\" {{issue.id}} {0}";
    static final String TURNED =
            "paid \u202Edeton\u202C \u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627 \u4E2D\u6587 \uD83D\uDE00 \uE000 a\uD800b";
    static final String ENDLESS = "W".repeat(400);

    private HostileCertificates() {}

    static Certificate ofStrangeWords() {
        Certificate plain = Certificates.ofRun();
        PolicyStatement policy = plain.policies().getFirst();
        return new Certificate(
                new Issue(
                        plain.issue().id(),
                        plain.issue().at(),
                        SCRIPT,
                        plain.issue().engine()),
                new Asked.OfSubject(ENDLESS, List.of(), List.of()),
                plain.ledger(),
                List.of(new AnchorStatement(
                        new AnchorName("tsa"),
                        1,
                        plain.issue().at(),
                        new Voucher.Authority(
                                TURNED + SCRIPT,
                                List.of(new AnchorStatement.Renewal(
                                        plain.issue().at(), TURNED + SCRIPT))),
                        List.of())),
                List.of(Certificates.withText(policy, strange(Certificates.policy("login-events")))),
                List.of(Certificates.approval(plain.runs().getFirst().plan(), ENDLESS, SCRIPT)),
                plain.runs(),
                List.of(),
                List.of(),
                new SubjectAnswer(List.of(), List.of(), List.of(ENDLESS, SCRIPT)),
                List.of(new ResidualCopy(
                        ResidualCopy.Kind.OTHER,
                        ENDLESS,
                        TURNED + SCRIPT + ENDLESS,
                        null,
                        ResidualCopy.Source.DATA_MAP)));
    }

    private static Policy strange(Policy policy) {
        return new Policy(
                policy.category(),
                SCRIPT,
                ENDLESS,
                TURNED,
                policy.notice(),
                new Basis(Basis.Type.CONSENT, ENDLESS + " " + SCRIPT),
                policy.zone(),
                policy.schedule(),
                policy.reviewBy(),
                policy.rules(),
                policy.tests(),
                policy.source());
    }

    /** One run over so many tables, each in a thousand transactions and more. */
    static Certificate ofTables(int count) {
        List<TableStatement> tables = IntStream.rangeClosed(1, count)
                .mapToObj(step -> Certificates.table(step, "clienttask.t" + step, "login-events"))
                .toList();
        return ofRuns(List.of(Certificates.run(1, tables, Certificates.finished(10))));
    }

    private static Certificate ofRuns(List<RunStatement> runs) {
        Certificate plain = Certificates.ofRun();
        return new Certificate(
                plain.issue(),
                plain.asked(),
                plain.ledger(),
                plain.anchors(),
                plain.policies(),
                List.of(),
                runs,
                List.of(),
                List.of(),
                null,
                List.of());
    }
}
