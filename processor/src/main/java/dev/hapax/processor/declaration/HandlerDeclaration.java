package dev.hapax.processor.declaration;

import dev.hapax.analysis.HandlerMethod.Guarantee;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * A handler method as it is declared, right or wrong.
 *
 * @param type the class that declares it
 * @param method the method
 * @param handler the annotation that makes it a handler
 * @param guaranteed the annotation that declares its guarantee
 * @param dedup the annotation that asks for deduplication
 * @param parameters its parameters, in order
 */
public record HandlerDeclaration(
        TypeElement type,
        ExecutableElement method,
        DeclaredAnnotation handler,
        Optional<DeclaredAnnotation> guaranteed,
        Optional<DeclaredAnnotation> dedup,
        List<HandlerParameter> parameters) {

    /** Copies the parameters. */
    public HandlerDeclaration {
        parameters = List.copyOf(parameters);
    }

    /**
     * The method's name.
     *
     * @return the simple name
     */
    public String name() {
        return method.getSimpleName().toString();
    }

    /**
     * The topics that are written.
     *
     * @return topic names
     */
    public List<String> topics() {
        return handler.values("topics").stream().map(DeclaredAnnotation::textOf).toList();
    }

    /**
     * The consumer group that is written.
     *
     * @return the group id
     */
    public String group() {
        return handler.text("group");
    }

    /**
     * How many consumers of the group one process runs.
     *
     * @return the number that is written, 1 where none is
     */
    public int consumers() {
        return number("consumers");
    }

    /**
     * How many messages of different keys a consumer handles at a time.
     *
     * @return the number that is written, 1 where none is
     */
    public int parallelKeys() {
        return number("parallelKeys");
    }

    /**
     * Where it starts on a topic that its group has never read.
     *
     * @return the name of the constant that is written, or empty where none is
     */
    public Optional<String> firstStart() {
        return handler.value("firstStart")
                .map(AnnotationValue::getValue)
                .filter(VariableElement.class::isInstance)
                .map(constant -> ((VariableElement) constant).getSimpleName().toString());
    }

    private int number(String member) {
        return handler.value(member)
                .map(AnnotationValue::getValue)
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .orElse(1);
    }

    /**
     * The guarantee: at-least-once where none is declared.
     *
     * @return the guarantee
     */
    public Guarantee guarantee() {
        // a constant that does not exist is javac's to report
        return guaranteed
                .flatMap(annotation -> annotation.value("value"))
                .map(DeclaredAnnotation::textOf)
                .flatMap(name -> List.of(Guarantee.values()).stream()
                        .filter(guarantee -> guarantee.name().equals(name))
                        .findFirst())
                .orElse(Guarantee.AT_LEAST_ONCE);
    }

    /**
     * Why the guarantee was chosen.
     *
     * @return the reason, or empty where none is given
     */
    public Optional<String> reason() {
        return guaranteed.map(annotation -> annotation.text("reason")).filter(reason -> !reason.isBlank());
    }

    /**
     * The path of the deduplication key, as written.
     *
     * @return the path, or empty where the handler asks for no deduplication
     */
    public Optional<String> keyPath() {
        return dedup.map(annotation -> annotation.text("key"));
    }

    /**
     * The parameter that carries the message.
     *
     * @return the first one, or empty where there is none
     */
    public Optional<HandlerParameter.Message> message() {
        return parameters(HandlerParameter.Message.class).stream().findFirst();
    }

    /**
     * The emitter parameter.
     *
     * @return the first one, or empty where there is none
     */
    public Optional<HandlerParameter.Emitter> emitter() {
        return parameters(HandlerParameter.Emitter.class).stream().findFirst();
    }

    /**
     * The connection parameter.
     *
     * @return the first one, or empty where there is none
     */
    public Optional<HandlerParameter.Connection> connection() {
        return parameters(HandlerParameter.Connection.class).stream().findFirst();
    }

    /**
     * The parameter that collects statements.
     *
     * @return the first one, or empty where there is none
     */
    public Optional<HandlerParameter.Statements> statements() {
        return parameters(HandlerParameter.Statements.class).stream().findFirst();
    }

    /** The parameter that writes through a database transaction. */
    Optional<HandlerParameter> transaction() {
        return connection().<HandlerParameter>map(parameter -> parameter).or(this::statements);
    }

    /** The parameters of one kind, in order. */
    <P extends HandlerParameter> List<P> parameters(Class<P> kind) {
        return parameters.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The handler in messages: {@code Orders.onOrder}. */
    String display() {
        return type.getSimpleName() + "." + name();
    }
}
