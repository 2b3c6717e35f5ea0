package dev.hapax.processor.declaration;

import dev.hapax.analysis.Rule;
import dev.hapax.guess.NearNames;
import dev.hapax.processor.declaration.KeyPathResolver.Resolution;
import java.util.Set;
import javax.lang.model.element.PackageElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** A deduplication key is a path that exists on the payload and ends at a value with a stable text. */
final class DedupKeyCheck implements DeclarationCheck {
    private final Elements elements;
    private final KeyPathResolver resolver;

    DedupKeyCheck(Elements elements, KeyPathResolver resolver) {
        this.elements = elements;
        this.resolver = resolver;
    }

    @Override
    public void check(HandlerDeclaration handler, ErrorReporter errors) {
        handler.dedup()
                .ifPresent(dedup ->
                        handler.message().ifPresent(message -> check(handler, dedup, message.payload(), errors)));
    }

    private void check(HandlerDeclaration handler, DeclaredAnnotation dedup, TypeMirror payload, ErrorReporter errors) {
        String path = dedup.text("key");
        if (path.isBlank()) {
            errors.report(
                    Rule.DEDUP_KEY,
                    "the key of handler " + handler.display() + " is blank: name the value in " + TypeText.of(payload)
                            + " that identifies the message, such as an event id",
                    dedup,
                    "key");
            return;
        }
        PackageElement reader = elements.getPackageOf(handler.type());
        Resolution resolution = resolver.resolve(payload, path, reader);
        if (resolution instanceof Resolution.Missing missing) {
            errors.report(Rule.DEDUP_KEY, missingText(missing), dedup, "key");
        } else if (resolution instanceof Resolution.Found found) {
            StableTypes.objection(found.type())
                    .ifPresent(objection -> errors.report(
                            Rule.DEDUP_KEY,
                            "`" + path + "`, of type " + TypeText.of(found.type()) + ", cannot identify a message: it "
                                    + objection + onwards(path, resolver.names(found.type(), reader)),
                            dedup,
                            "key"));
        }
    }

    private static String missingText(Resolution.Missing missing) {
        String text = TypeText.of(missing.type()) + " has no readable `" + missing.segment() + "`";
        if (missing.names().isEmpty()) {
            return text + ": nothing in it can be read from here, so it cannot identify a message; take a payload type"
                    + " with a getter, a record component or a visible field for the key";
        }
        return text
                + NearNames.nearest(missing.segment(), missing.names())
                        .map(name -> ": did you mean `" + name + "`?")
                        .orElse(": it has " + list(missing.names()));
    }

    private static String onwards(String path, Set<String> names) {
        return names.size() == 1
                ? "; go on to `" + path + "." + names.iterator().next() + "`"
                : "";
    }

    private static String list(Set<String> names) {
        return String.join(
                        ", ",
                        names.stream().limit(12).map(name -> "`" + name + "`").toList())
                + (names.size() > 12 ? " and others" : "");
    }
}
