package dev.hapax.benchmark.throughput;

import dev.hapax.Delivery;
import dev.hapax.Hapax;
import dev.hapax.RunningHandlers;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerBuilder;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A handler on Hapax's runtime, set up as the generated factories do. */
final class HapaxHandler implements Contestant {
    private final String name;
    private final Delivery guarantee;
    private final Body body;
    private final BiFunction<Hapax, Course, Hapax> setup;

    /**
     * A handler.
     *
     * @param name as the table names it
     * @param guarantee what it keeps
     * @param body what it does
     */
    HapaxHandler(String name, Delivery guarantee, Body body) {
        this(name, guarantee, body, (runtime, course) -> runtime);
    }

    private HapaxHandler(String name, Delivery guarantee, Body body, BiFunction<Hapax, Course, Hapax> setup) {
        this.name = name;
        this.guarantee = guarantee;
        this.body = body;
        this.setup = setup;
    }

    /** The same with more given to the runtime. */
    HapaxHandler with(BiFunction<Hapax, Course, Hapax> more) {
        return new HapaxHandler(name, guarantee, body, more);
    }

    /** Completes a handler. */
    @FunctionalInterface
    interface Body {
        Handler<String, String> on(HandlerBuilder<String, String> builder, Course course);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    @SuppressWarnings("try") // the runner runs by itself
    public void run(Course course) throws InterruptedException {
        Handler<String, String> handler = body.on(
                Handler.builder(name, new StringDeserializer(), new StringDeserializer())
                        .topics(course.topic())
                        .group(course.group())
                        .guarantee(guarantee),
                course);
        Hapax hapax = setup.apply(
                Hapax.connect(course.bootstrap())
                        .instance(course.group())
                        .database(course.database())
                        .createTables(),
                course);
        try (RunningHandlers running = hapax.start(() -> List.of(handler))) {
            course.finish().await();
        }
    }
}
