package io.lethe.cli;

import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.field.Nearest;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.TargetName;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody chose among what there is; a word that names nothing is refused with the word that was probably meant. */
final class Choice {
    private Choice() {}

    /** The chosen categories; empty, which stands for all, if none was named. */
    static Set<Category> categories(@Nullable List<Category> chosen, PolicySet policies) {
        List<String> known = policies.policies().stream()
                .map(Policy::category)
                .map(Category::name)
                .toList();
        Set<Category> categories = new TreeSet<>(chosen == null ? List.of() : chosen);
        categories.forEach(category -> require("category", category.name(), known));
        return categories;
    }

    /** The chosen target, or all. */
    static List<TargetName> targets(@Nullable TargetName chosen, Installation installation) {
        return chosen == null ? installation.targets() : List.of(target(chosen, installation));
    }

    /** The chosen target, or those where data of these categories is; no category stands for all. */
    static List<TargetName> targets(@Nullable TargetName chosen, Set<Category> categories, Installation installation) {
        Set<TargetName> concerned = categories.stream()
                .flatMap(category -> installation.policies().targetsOf(category).stream())
                .collect(Collectors.toSet());
        List<TargetName> targets = targets(chosen, installation);
        return chosen != null || categories.isEmpty()
                ? targets
                : targets.stream().filter(concerned::contains).toList();
    }

    /** The chosen target; without a choice the only one there is. */
    static TargetName oneTarget(@Nullable TargetName chosen, Installation installation) {
        return oneTarget(chosen, Set.of(), installation);
    }

    /** The chosen target; without a choice the only one that these categories concern. */
    static TargetName oneTarget(@Nullable TargetName chosen, Set<Category> categories, Installation installation) {
        List<TargetName> targets = targets(chosen, categories, installation);
        if (targets.size() != 1) {
            throw new UsageException(
                    "expected --target with one of " + join(installation.targets()) + ". Nothing was changed.");
        }
        return targets.getFirst();
    }

    private static TargetName target(TargetName chosen, Installation installation) {
        require(
                "target",
                chosen.name(),
                installation.targets().stream().map(TargetName::name).toList());
        return chosen;
    }

    private static void require(String what, String word, Collection<String> known) {
        if (!known.contains(word)) {
            throw new UsageException(
                    "unknown " + what + " \"" + word + "\". " + Nearest.remedy(word, known) + " Nothing was changed.");
        }
    }

    private static String join(List<TargetName> targets) {
        return String.join(", ", targets.stream().map(TargetName::name).toList());
    }
}
