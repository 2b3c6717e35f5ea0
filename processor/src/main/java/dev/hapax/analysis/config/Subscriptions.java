package dev.hapax.analysis.config;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MetaAnnotations;
import dev.hapax.analysis.config.KafkaSetting.Certainty;
import dev.hapax.analysis.config.KafkaSetting.Clients;
import dev.hapax.analysis.handlers.Handler;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.tree.AnnotationNode;

/** Finds out what runs a handler, and what its annotations say about its clients. Not thread-safe. */
final class Subscriptions {
    private static final String SPRING = "Lorg/springframework/kafka/annotation/";
    private static final Set<String> SPRING_LISTENER = Set.of(SPRING + "KafkaListener;");
    private static final Set<String> SPRING_ANY = Set.of(
            SPRING + "KafkaListener;", SPRING + "KafkaListeners;", SPRING + "KafkaHandler;", SPRING + "DltHandler;");
    private static final String LISTENER_OBJECT = "org/springframework/kafka/listener/GenericMessageListener";
    private static final String CHANNELS = "Lorg/eclipse/microprofile/reactive/messaging/";
    private static final Set<String> INCOMING = Set.of(CHANNELS + "Incoming;");
    private static final Set<String> OUTGOING = Set.of(CHANNELS + "Outgoing;");
    private static final Set<String> SEVERAL = Set.of(
            "Lio/smallrye/reactive/messaging/annotations/Incomings;",
            "Lio/smallrye/reactive/messaging/annotations/Outgoings;",
            CHANNELS + "Incomings;");
    private static final Set<String> MICRONAUT = Set.of("Lio/micronaut/configuration/kafka/annotation/KafkaListener;");
    private static final String BEAN = "Lorg/springframework/context/annotation/Bean;";
    private static final String STREAM_LISTENER = "Lorg/springframework/cloud/stream/annotation/StreamListener;";
    private static final Set<String> FUNCTIONS = Set.of("java/util/function/Function", "java/util/function/Consumer");
    /** A listener's group in Micronaut that names none. */
    private static final String APPLICATION_NAME = "${micronaut.application.name}";

    private static final int OF_ANNOTATION = 9;

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final MetaAnnotations metaAnnotations;

    Subscriptions(ClassPool pool, Hierarchy hierarchy) {
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.metaAnnotations = new MetaAnnotations(pool);
    }

    Subscription of(Handler handler) {
        if (handler.own()) {
            return new Subscription(handler, Framework.HAPAX, Set.of(), Optional.empty(), List.of());
        }
        List<AnnotationNode> found = annotations(handler).toList();
        Optional<AnnotationNode> micronaut = metaAnnotations.find(found.stream(), MICRONAUT);
        if (micronaut.isPresent()) {
            return ofMicronaut(handler, micronaut.get());
        }
        Set<String> channels = channels(found);
        if (!channels.isEmpty()) {
            return new Subscription(handler, Framework.SMALLRYE, channels, Optional.empty(), List.of());
        }
        if (metaAnnotations.find(found.stream(), SPRING_ANY).isPresent()) {
            return ofSpring(handler, metaAnnotations.find(found.stream(), SPRING_LISTENER));
        }
        Framework framework = withoutAnnotation(handler, found);
        return new Subscription(
                handler, framework, Set.of(handler.target().owner().name()), Optional.empty(), List.of());
    }

    private Framework withoutAnnotation(Handler handler, List<AnnotationNode> found) {
        String owner = handler.target().owner().name();
        Set<String> types = hierarchy.supertypes(owner);
        boolean bean = found.stream()
                .map(annotation -> annotation.desc)
                .anyMatch(desc -> desc.equals(BEAN) || desc.equals(STREAM_LISTENER));
        if (types.contains(LISTENER_OBJECT)) {
            return Framework.SPRING;
        }
        return bean || types.stream().anyMatch(FUNCTIONS::contains) ? Framework.STREAM : Framework.CLIENT;
    }

    /** Of the method and those that it overrides, then of their classes. */
    Stream<AnnotationNode> annotations(Handler handler) {
        String shown = handler.method().method() + handler.method().descriptor();
        List<ClassModel> types = hierarchy.supertypes(handler.method().className()).stream()
                .filter(type -> !type.startsWith("java/"))
                .flatMap(type -> pool.find(type).stream())
                .toList();
        return Stream.concat(
                types.stream().flatMap(type -> type.method(shown).stream()).flatMap(Annotations::of),
                types.stream().flatMap(Annotations::of));
    }

    /** The first of them that is one of some types, or is annotated with one. */
    Optional<AnnotationNode> find(List<AnnotationNode> among, Set<String> wanted) {
        return metaAnnotations.find(among.stream(), wanted);
    }

    private Set<String> channels(List<AnnotationNode> found) {
        Set<String> names = new LinkedHashSet<>();
        boolean incoming = false;
        List<AnnotationNode> all = new ArrayList<>(found);
        found.stream()
                .filter(annotation -> SEVERAL.contains(annotation.desc))
                .forEach(several -> all.addAll(Annotations.nested(several, "value")));
        for (AnnotationNode annotation : all) {
            incoming |= INCOMING.contains(annotation.desc);
            if (INCOMING.contains(annotation.desc) || OUTGOING.contains(annotation.desc)) {
                names.addAll(Annotations.texts(annotation, "value"));
            }
        }
        return incoming ? names : Set.of();
    }

    private static Subscription ofSpring(Handler handler, Optional<AnnotationNode> listener) {
        List<KafkaSetting> own = new ArrayList<>();
        for (String line :
                listener.map(node -> Annotations.texts(node, "properties")).orElse(List.of())) {
            for (FileSetting setting : properties(line)) {
                own(handler, Framework.SPRING, setting.key(), setting.value(), Certainty.SURE)
                        .forEach(own::add);
            }
        }
        Optional<String> factory = listener.flatMap(node -> Annotations.text(node, "containerFactory"))
                .filter(name -> !name.isBlank());
        return new Subscription(
                handler, Framework.SPRING, Set.of(handler.target().owner().name()), factory, own);
    }

    private static List<FileSetting> properties(String text) {
        try {
            return PropertiesReader.read(text).stream().flatMap(List::stream).toList();
        } catch (BrokenFileException e) {
            return List.of(); // Spring refuses it at start
        }
    }

    private static Subscription ofMicronaut(Handler handler, AnnotationNode listener) {
        List<KafkaSetting> own = new ArrayList<>();
        Optional<String> strategy = Annotations.constant(listener, "offsetStrategy");
        // of each listener that says nothing, it would be said again and again
        boolean said = strategy.isPresent() || handler.method().declared();
        if (said && strategy.orElse("AUTO").equals("AUTO")) {
            Certainty certainty = strategy.isPresent() ? Certainty.SURE : Certainty.DEFAULT;
            own.add(of(handler, KafkaKeys.AUTO_COMMIT, "true", "offsetStrategy = AUTO", 0, certainty));
        }
        Annotations.constant(listener, "offsetReset")
                .ifPresent(reset -> own.add(of(
                        handler,
                        KafkaKeys.OFFSET_RESET,
                        reset.toLowerCase(Locale.ROOT),
                        "offsetReset",
                        0,
                        Certainty.SURE)));
        Annotations.constant(listener, "isolation")
                .ifPresent(level -> own.add(of(
                        handler,
                        KafkaKeys.ISOLATION,
                        level.toLowerCase(Locale.ROOT),
                        "isolation",
                        OF_ANNOTATION,
                        Certainty.SURE)));
        for (AnnotationNode property : Annotations.nested(listener, "properties")) {
            own(
                            handler,
                            Framework.MICRONAUT,
                            Annotations.text(property, "name").orElse(""),
                            Annotations.text(property, "value").orElse(""),
                            Certainty.SURE)
                    .forEach(own::add);
        }
        Set<String> names = new LinkedHashSet<>();
        texts(listener, "groupId", "value").forEach(names::add);
        if (names.isEmpty()) {
            names.add(APPLICATION_NAME);
        }
        texts(listener, "clientId", "producerClientId").forEach(names::add);
        return new Subscription(handler, Framework.MICRONAUT, names, Optional.empty(), own);
    }

    private static Stream<String> texts(AnnotationNode annotation, String... elements) {
        return Stream.of(elements)
                .flatMap(name -> Annotations.texts(annotation, name).stream())
                .filter(name -> !name.isBlank());
    }

    private static KafkaSetting of(
            Handler handler, String key, String value, String written, int rank, Certainty certainty) {
        Clients clients = new Clients(Framework.MICRONAUT, Side.CONSUMER, Optional.empty(), rank);
        return new KafkaSetting(key, value, written, clients, Optional.empty(), handler.declaration(), certainty);
    }

    private static Stream<KafkaSetting> own(
            Handler handler, Framework framework, String key, String value, Certainty certainty) {
        return KafkaKeys.side(key).filter(side -> !value.contains("${")).stream()
                .map(side -> new KafkaSetting(
                        key,
                        KafkaKeys.value(key, value),
                        key,
                        new Clients(framework, side, Optional.empty(), OF_ANNOTATION),
                        Optional.empty(),
                        handler.declaration(),
                        certainty));
    }
}
