import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.*;
import reactor.core.publisher.Mono;

/** What a handler would hand back is not sent where nothing takes the place of what has failed. */
class SilencedReplies {
    private static Optional<String> accepted(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }

    private static String read(String text) {
        return accepted(text).orElseThrow(() -> new IllegalStateException("ignored"));
    }

    @Incoming("a")
    @Outgoing("b")
    Uni<String> withAnEmptyUni(String text) {
        return Uni.createFrom() // hapax: send warning
                .item(text)
                .map(SilencedReplies::read)
                .onFailure()
                .recoverWithUni(() -> Uni.createFrom().nullItem()); // hapax: swallowed-exception warning
    }

    @Incoming("c")
    @Outgoing("d")
    Uni<String> withNull(String text) {
        return Uni.createFrom() // hapax: send warning
                .item(text)
                .map(SilencedReplies::read)
                .onFailure()
                .recoverWithNull(); // hapax: swallowed-exception warning
    }

    @Incoming("e")
    @Outgoing("f")
    Mono<String> withAnEmptyMono(String text) {
        return Mono.just(text) // hapax: send warning
                .map(SilencedReplies::read)
                .onErrorResume(failure -> Mono.empty()); // hapax: swallowed-exception warning
    }

    @Incoming("g")
    @Outgoing("h")
    Mono<String> withAnotherReply(String text) {
        return Mono.just(text).map(SilencedReplies::read).onErrorReturn("not read"); // hapax: send warning
    }

    @Incoming("i")
    @Outgoing("j")
    Uni<String> withNothingThatFailsBefore(String text) {
        return Uni.createFrom().item(text).onFailure().recoverWithNull().map(each -> each + "!"); // hapax: send warning
    }

    @Incoming("k")
    @Outgoing("l")
    Uni<String> failsAgain(String text) {
        return Uni.createFrom() // hapax: send warning
                .item(text)
                .map(SilencedReplies::read)
                .onFailure()
                .recoverWithUni(failure -> Uni.createFrom().failure(failure));
    }

    @Incoming("m")
    @Outgoing("n")
    Mono<String> withAnotherOneAfterAll(String text) {
        return Mono.just(text) // hapax: send warning
                .map(SilencedReplies::read)
                .onErrorResume(failure -> Mono.empty())
                .switchIfEmpty(Mono.just("not read"));
    }

    @Incoming("o")
    @Outgoing("p")
    Uni<String> withWhatIsMadeOfNothing(String text) {
        return Uni.createFrom() // hapax: send warning
                .item(text)
                .map(SilencedReplies::read)
                .onFailure()
                .recoverWithNull()
                .map(each -> each == null ? "not read" : each);
    }

    @Incoming("q")
    @Outgoing("r")
    Mono<String> ofOneKindOfFailure(String text) {
        return Mono.just(text) // hapax: send warning
                .map(SilencedReplies::read)
                .onErrorResume(IllegalArgumentException.class, failure -> Mono.empty());
    }
}
