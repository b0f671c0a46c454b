package io.lethe.cli.record;

import java.util.List;
import java.util.function.Function;

/**
 * The columns of a record of processing activities that policies can answer (GDPR Art. 30(1)(a), (b), (c) and (f)). Recipients,
 * transfers and security measures stand in no policy: an empty column for them would look as if there were none.
 */
final class ArticleThirty {
    static final List<Column> COLUMNS = List.of(
            new Column(
                    "Processing activity", activity -> List.of(activity.policy().title())),
            new Column("Contact", activity -> List.of(activity.policy().owner())),
            new Column("Purpose", activity -> List.of(activity.policy().purpose())),
            new Column("Legal basis", activity -> List.of(activity.basis())),
            new Column(
                    "Category of data",
                    activity -> List.of(activity.policy().category().name())),
            new Column("Tables", Activity::tables),
            new Column("Time limits for erasure", Activity::limits),
            new Column("Privacy notice", activity -> activity.policy().notice()),
            new Column("Policy", activity -> List.of(activity.policy().source().name())),
            new Column(
                    "Review by",
                    activity -> List.of(activity.policy().reviewBy().toString())));

    private ArticleThirty() {}

    /** A column, and the lines of its cells. */
    record Column(String head, Function<Activity, List<String>> cell) {}
}
