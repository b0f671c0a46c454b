package io.lethe.evidence.paper;

import io.lethe.evidence.PolicyStatement;
import io.lethe.policy.Basis;
import io.lethe.policy.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of one policy.
 *
 * @param promise null where the file of this version was not kept or cannot be read
 * @param silence why there is no promise; empty where there is one
 */
record PolicySheet(String category, @Nullable Promise promise, String silence, String version, String adopted) {

    /** What the file says. */
    record Promise(String title, String purpose, String basis, String owner, List<String> rules, String calendar) {}

    static PolicySheet of(PolicyStatement policy, Scribe scribe) {
        return new PolicySheet(
                policy.version().category().name(),
                policy.text() == null ? null : promise(policy.text(), scribe),
                silence(policy, scribe),
                policy.version().sha256().hex(),
                adopted(policy.adopted(), scribe));
    }

    private static String silence(PolicyStatement policy, Scribe scribe) {
        if (policy.text() != null) {
            return "";
        }
        return scribe.say(policy.kept() ? Text.UNREADABLE : Text.NOT_KEPT);
    }

    private static String adopted(PolicyStatement.@Nullable Adoption adoption, Scribe scribe) {
        return adoption == null
                ? scribe.say(Text.NOT_ADOPTED)
                : scribe.say(Text.ENGINE_CLOCK, scribe.instant(adoption.at()), Long.toString(adoption.leaf()));
    }

    private static Promise promise(Policy policy, Scribe scribe) {
        return new Promise(
                policy.title(),
                policy.purpose(),
                scribe.say(basis(policy.basis().type())) + ": " + policy.basis().reference(),
                policy.owner(),
                policy.rules().stream()
                        .map(rule -> RuleSentence.of(rule, scribe))
                        .toList(),
                scribe.say(Text.CALENDAR, policy.zone().getId()));
    }

    private static Text basis(Basis.Type type) {
        return switch (type) {
            case CONSENT -> Text.CONSENT;
            case CONTRACT -> Text.CONTRACT;
            case LEGAL_OBLIGATION -> Text.LEGAL_OBLIGATION;
            case VITAL_INTEREST -> Text.VITAL_INTEREST;
            case PUBLIC_TASK -> Text.PUBLIC_TASK;
            case LEGITIMATE_INTEREST -> Text.LEGITIMATE_INTEREST;
        };
    }
}
