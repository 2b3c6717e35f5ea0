package dev.hapax.analysis;

import dev.hapax.analysis.handlers.OtherConsumers;
import java.util.List;

/** Says of a consumer that is not followed that nothing is known of what it does. */
final class NotFollowed {
    private NotFollowed() {}

    static Finding finding(OtherConsumers.Other consumer) {
        return new Finding(
                Rule.NOT_ANALYZED,
                Severity.WARNING,
                Severity.WARNING,
                Direction.UNKNOWN,
                consumer.method(),
                consumer.place(),
                "`" + consumer.method().method() + "` takes records from Kafka by " + consumer.by()
                        + ", which is not followed: nothing that is done with them is judged",
                List.of(),
                "Not known.",
                List.of(
                        "Look at what the records lead to by hand, or take them with a handler of one of the forms that Hapax"
                                + " knows."));
    }
}
