import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Its functions are made by what it inherits: each runs the steps of its own events. */
@Configuration
class MadeFunctions extends Courses {
    @Bean
    Function<Flux<Weighed>, Flux<String>> weighing(Course<Weighed> course) {
        return this.through(course);
    }

    @Bean
    Function<Flux<Labelled>, Flux<String>> labelling(Course<Labelled> course) {
        return this.through(course);
    }

    /** What the first part hands on goes to the second, which hands nothing on. */
    @Bean
    Function<String, Void> inTwoSteps(Shelves shelves) {
        return stripped().andThen(item -> {
            shelves.takesIn().accept(item);
            return null;
        });
    }

    private Function<String, String> stripped() {
        return item -> item.strip();
    }

    @Bean
    Consumer<String> shelving(Shelves shelves) {
        return shelves.takesIn();
    }

    @Bean
    Consumer<String> again(Shelves shelves) {
        return shelving(shelves);
    }
}

/** Which course the second way is made for is not seen: any of them may be run. */
@Configuration
class MadeOutOfSight extends Courses {
    private boolean plain;

    @Bean
    Function<Flux<Labelled>, Flux<String>> either(
            Course<Labelled> course, AtomicReference<Function<Flux<Labelled>, Flux<String>>> kept) {
        kept.compareAndSet(null, this.through(course));
        return plain ? this.through(course) : kept.get();
    }
}

abstract class Courses {
    <T> Function<Flux<T>, Flux<String>> through(Course<T> course) {
        return events -> events.concatMap(event -> course.run(event)); // hapax: send warning
    }
}

interface Course<T> {
    Mono<String> run(T event);
}

record Weighed(String parcel) {}

record Labelled(String parcel) {}

@Component
class WeighingCourse implements Course<Weighed> {
    private final StreamBridge bridge;

    WeighingCourse(StreamBridge bridge) {
        this.bridge = bridge;
    }

    @Override
    public Mono<String> run(Weighed event) {
        bridge.send("weights-out", event.parcel()); // hapax: send warning, send warning
        return Mono.just(event.parcel());
    }
}

/** Nothing comes out of it: what has it made sends nothing. */
@Component
class LabellingCourse implements Course<Labelled> {
    @Override
    public Mono<String> run(Labelled event) {
        return Mono.just(event.parcel()).then(Mono.empty());
    }
}

@Component
class Shelves {
    private final StreamBridge bridge;

    Shelves(StreamBridge bridge) {
        this.bridge = bridge;
    }

    Consumer<String> takesIn() {
        return item -> bridge.send("shelves-out", item); // hapax: send warning, send warning
    }
}
