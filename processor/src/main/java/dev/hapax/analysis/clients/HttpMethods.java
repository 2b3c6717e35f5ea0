package dev.hapax.analysis.clients;

import dev.hapax.analysis.classes.Annotations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.tree.AnnotationNode;

/** Reads from a method's annotation by which HTTP method it goes. */
final class HttpMethods {
    /** Where the method is not known. */
    static final String UNKNOWN = "";

    private static final List<String> VERBS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

    /** Annotations that servers have as well: they make a client only of an interface that is one. */
    private static final Map<String, String> SHARED = Stream.of(
                    "org/springframework/web/bind/annotation/%sMapping",
                    "jakarta/ws/rs/%S", "javax/ws/rs/%S", "io/micronaut/http/annotation/%s")
            .flatMap(HttpMethods::types)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Map<String, String> OF_CLIENTS = Stream.of(
                    "org/springframework/web/service/annotation/%sExchange", "retrofit2/http/%S")
            .flatMap(HttpMethods::types)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final String REQUEST_MAPPING = "Lorg/springframework/web/bind/annotation/RequestMapping;";
    private static final String CUSTOM_MICRONAUT = "Lio/micronaut/http/annotation/CustomHttpMethod;";

    /** Annotations of clients whose element names the method. */
    private static final Set<String> NAMED = Set.of(
            "Lorg/springframework/web/service/annotation/HttpExchange;", "Lretrofit2/http/HTTP;", CUSTOM_MICRONAUT);

    private static final Set<String> PATHS = Set.of("Ljakarta/ws/rs/Path;", "Ljavax/ws/rs/Path;");
    private static final String REQUEST_LINE = "Lfeign/RequestLine;";

    private HttpMethods() {}

    private static Stream<Map.Entry<String, String>> types(String pattern) {
        return VERBS.stream()
                .map(verb -> Map.entry(
                        "L"
                                + pattern.replace("%S", verb)
                                        .replace(
                                                "%s",
                                                verb.charAt(0)
                                                        + verb.substring(1).toLowerCase(java.util.Locale.ROOT))
                                + ";",
                        verb));
    }

    /** The path that an annotation of a method says; empty where there is none, or more than one. */
    static Optional<String> path(AnnotationNode annotation) {
        if (annotation.desc.equals(REQUEST_LINE)) {
            return Annotations.text(annotation, "value")
                    .map(line -> line.strip().replaceFirst("^\\S+\\s+", ""));
        }
        boolean says = PATHS.contains(annotation.desc)
                || NAMED.contains(annotation.desc)
                || annotation.desc.equals(REQUEST_MAPPING)
                || SHARED.containsKey(annotation.desc)
                || OF_CLIENTS.containsKey(annotation.desc);
        List<String> paths = says
                ? Stream.of("value", "path", "url", "uri")
                        .flatMap(element -> Annotations.texts(annotation, element).stream())
                        .toList()
                : List.of();
        return paths.size() == 1 ? Optional.of(paths.get(0)) : Optional.empty();
    }

    /** The method that an annotation says which servers have as well. */
    static Optional<String> shared(AnnotationNode annotation) {
        if (annotation.desc.equals(REQUEST_MAPPING)) {
            List<String> named = Annotations.constants(annotation, "method");
            return Optional.of(named.isEmpty() ? "GET" : named.size() == 1 ? named.get(0) : UNKNOWN);
        }
        return Optional.ofNullable(SHARED.get(annotation.desc));
    }

    /** The method that an annotation says which only clients have. */
    static Optional<String> ofClient(AnnotationNode annotation) {
        if (annotation.desc.equals(REQUEST_LINE)) {
            String line = Annotations.text(annotation, "value").orElse(UNKNOWN).strip();
            int end = line.indexOf(' ');
            return Optional.of(end < 0 ? line : line.substring(0, end));
        } else if (NAMED.contains(annotation.desc)) {
            return Optional.of(Annotations.text(annotation, "method").orElse(UNKNOWN));
        }
        return Optional.ofNullable(OF_CLIENTS.get(annotation.desc));
    }
}
