package dev.hapax.processor.declaration;

import dev.hapax.analysis.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.AnnotationValue;

/** A handler names its topics and its consumer group. */
final class SubscriptionCheck implements DeclarationCheck {
    /** What a broker accepts as the name of a topic. */
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    @Override
    public void check(HandlerDeclaration handler, ErrorReporter errors) {
        List<AnnotationValue> topics = handler.handler().values("topics");
        if (topics.isEmpty()) {
            errors.report(
                    Rule.HANDLER_SIGNATURE,
                    "handler " + handler.display() + " names no topic: add at least one to `topics`",
                    handler.handler(),
                    "topics");
        }
        Set<String> seen = new HashSet<>();
        for (AnnotationValue value : topics) {
            String topic = DeclaredAnnotation.textOf(value);
            if (!TOPIC.matcher(topic).matches() || topic.equals(".") || topic.equals("..")) {
                errors.report(
                        Rule.HANDLER_SIGNATURE,
                        "\"" + topic + "\" is no name of a topic: it has 1 to 249 letters, digits, dots, underscores"
                                + " and hyphens",
                        handler.handler(),
                        value);
            } else if (!seen.add(topic)) {
                errors.report(
                        Rule.HANDLER_SIGNATURE,
                        "topic \"" + topic + "\" is named twice: remove one",
                        handler.handler(),
                        value);
            }
        }
        if (handler.group().isBlank()) {
            errors.report(
                    Rule.HANDLER_SIGNATURE,
                    "handler " + handler.display() + " has a blank group: offsets are committed for a group; name it,"
                            + " and keep the name when the code changes",
                    handler.handler(),
                    "group");
        }
    }
}
