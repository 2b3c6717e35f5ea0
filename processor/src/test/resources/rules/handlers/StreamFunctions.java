import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Configuration
class StreamFunctions {
    private final StreamBridge bridge;

    StreamFunctions(StreamBridge bridge) {
        this.bridge = bridge;
    }

    @Bean
    Consumer<Message<String>> arrivals() {
        return message -> bridge.send("shelves-out", message.getPayload()); // hapax: send warning
    }

    @Bean
    Function<String, String> departures() {
        return item -> item.toUpperCase(); // hapax: send warning
    }

    @Bean
    Consumer<String> byReference() {
        return this::store;
    }

    /** It tells when it is done, and nothing else. */
    @Bean
    Function<Flux<String>, Mono<Void>> endsOnly() {
        return items -> items.map(String::strip).then();
    }

    private void store(String item) {
        bridge.send("stored-out", item); // hapax: send warning
    }

    @Bean
    Consumer<String> byReferenceToAnInterface(Labels labels) {
        return labels::print;
    }

    @Bean
    Consumer<String> byObject() {
        return new Keeper(bridge);
    }

    @Bean
    Supplier<String> ticks() {
        return () -> {
            bridge.send("ticks-out", "x");
            return "x";
        };
    }

    Consumer<String> noBean() {
        return item -> bridge.send("none-out", item);
    }
}

class Keeper implements Consumer<String> {
    private final StreamBridge bridge;

    Keeper(StreamBridge bridge) {
        this.bridge = bridge;
    }

    @Override
    public void accept(String item) {
        bridge.send("kept-out", item); // hapax: send warning
    }
}

@Component
class Auditor implements Consumer<String> {
    private final StreamBridge bridge;

    Auditor(StreamBridge bridge) {
        this.bridge = bridge;
    }

    @Override
    public void accept(String item) {
        bridge.send("audit-out", item); // hapax: send warning
    }
}

interface Labels {
    void print(String item);
}

class PaperLabels implements Labels {
    private final StreamBridge bridge;

    PaperLabels(StreamBridge bridge) {
        this.bridge = bridge;
    }

    @Override
    public void print(String item) {
        bridge.send("labels-out", item); // hapax: send warning
    }
}
