package dev.hapax.analysis.catalog;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.UnjudgedCall;
import java.util.Arrays;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/** A catalog file whose rows are there and whose roles are not. */
public final class CatalogDraft {
    /** Not filled in: no role, so that reading it is an error with its line. */
    private static final String TO_FILL_IN = "\"?\"";

    private static final String HEAD = """
            # What handlers call and nothing explains: neither the project's code nor Hapax's catalog.
            # Say for each row what the call does, in the place of "?". Delete the rows that are not to be judged, and keep the
            # file as hapax-catalog.yaml in the module's folder. A row without a role is an error, with its line.
            #
            #   role: neutral           nothing that a second call would do again
            #   role: read              asks a store or a service
            #   role: set               overwrites                          resource: a noun, identity: 0 (the argument that is the key)
            #   role: delete            deletes by a key                    resource, identity
            #   role: add               adds to what is there               resource, identity
            #   role: insert            makes a new row or thing            resource, identity
            #   role: append            adds to the end of something        resource
            #   role: send              sends a message                     resource: 0 (the argument that is the topic), or a noun
            #   role: remote-call       mail, payment, HTTP request         resource, idempotency-key: 1 (the argument that is one)
            #   role: consume           takes the next one away             resource
            #   role: nondeterministic  differs from run to run             source: clock, random, uuid or sequence
            #
            # Arguments count from 0. future: true says that the call returns before it is done.
            classes:
            """;

    private CatalogDraft() {}

    /**
     * A draft.
     *
     * @param calls what was not judged
     * @return YAML, sorted, a row for each method that is called
     */
    public static String of(Collection<UnjudgedCall> calls) {
        SortedMap<String, SortedMap<String, SortedSet<String>>> classes = new TreeMap<>();
        for (UnjudgedCall call : calls) {
            classes.computeIfAbsent(call.owner().replace('/', '.'), owner -> new TreeMap<>())
                    .computeIfAbsent(row(call), row -> new TreeSet<>())
                    .add(place(call.step().place()));
        }
        StringBuilder text = new StringBuilder(HEAD);
        classes.forEach((owner, rows) -> {
            text.append("  ").append(owner).append(":\n");
            rows.forEach((row, places) -> {
                text.append("    # ").append(String.join(", ", places)).append('\n');
                text.append("    - ").append(row).append('\n');
            });
        });
        return text.toString();
    }

    private static String row(UnjudgedCall call) {
        String parameters = Arrays.stream(Type.getArgumentTypes(call.descriptor()))
                .map(Type::getClassName)
                .map(name ->
                        name.matches("java\\.lang\\.[A-Z]\\w*(\\[])*") ? name.substring("java.lang.".length()) : name)
                .map(name -> name.endsWith("]") ? "\"" + name + "\"" : name)
                .collect(Collectors.joining(", ", "[", "]"));
        return "{ method: " + call.method() + ", parameters: " + parameters + ", role: " + TO_FILL_IN + " }";
    }

    private static String place(CodePlace place) {
        String file = place.sourceFile().orElseGet(() -> place.className().replace('/', '.'));
        return place.line() > 0 ? file + ":" + place.line() : file;
    }
}
