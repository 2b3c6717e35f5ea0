import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Each kind of event has its own long chain; only one of them, behind its mark, has something come out of it. */
@Configuration
class RoutedReplies {
    private final LoanRoutes routes;

    RoutedReplies(LoanRoutes routes) {
        this.routes = routes;
    }

    @Bean
    Function<Flux<LoanEvent>, Flux<String>> loans() {
        return events -> events.doOnNext(event -> System.out.println(event)) // hapax: mark-before-effect warning
                .concatMap(event -> routes.run(event).doOnSuccess(done -> System.out.println(done)))
                .map(String::strip);
    }
}

interface LoanEvent {
    String book();
}

record Asked(String book) implements LoanEvent {}

record Withdrawn(String book) implements LoanEvent {}

record Fetched(String book) implements LoanEvent {}

class KnownLoan extends RuntimeException {}

@Table("loans")
class Loan {
    @Id
    private Long number;

    private final String book;
    private String state;

    Loan(String book, String state) {
        this.book = book;
        this.state = state;
    }

    String book() {
        return book;
    }

    void hand() {
        state = "OUT";
    }
}

interface Loans extends ReactiveCrudRepository<Loan, Long> {
    Mono<Boolean> existsByBook(String book);

    Mono<Loan> findByBookAndState(String book, String state);

    Mono<Void> deleteByBook(String book);
}

class LoanRoutes {
    private final Loans loans;

    LoanRoutes(Loans loans) {
        this.loans = loans;
    }

    Mono<String> run(LoanEvent event) {
        Mono<String> chosen = event instanceof Asked
                ? asked(event)
                : event instanceof Withdrawn ? withdrawn(event) : fetched(event);
        return chosen;
    }

    private Mono<String> asked(LoanEvent event) {
        return unknown(loans.existsByBook(event.book()), Mono.defer(() -> loans.save(new Loan(event.book(), "ASKED")).then()))
                .transform(forgiving())
                .then(Mono.empty());
    }

    private Mono<String> withdrawn(LoanEvent event) {
        return loans.deleteByBook(event.book()).then(Mono.empty());
    }

    private Mono<String> fetched(LoanEvent event) {
        return loans.findByBookAndState(event.book(), "ASKED")
                .flatMap(loan -> {
                    loan.hand();
                    return loans.save(loan).map(Loan::book);
                })
                .doOnNext(book -> System.out.println(book));
    }

    private static <T> Mono<T> unknown(Mono<Boolean> known, Mono<T> work) {
        return known.transform(refusing()).then(work);
    }

    private static Function<Mono<Boolean>, Mono<Void>> refusing() {
        return known -> known.flatMap(is -> Boolean.TRUE.equals(is) ? Mono.error(new KnownLoan()) : Mono.empty())
                .doOnError(KnownLoan.class, failure -> System.out.println("known"))
                .then();
    }

    private static <T> UnaryOperator<Mono<T>> forgiving() {
        return work -> work.onErrorResume(KnownLoan.class, failure -> Mono.empty())
                .doOnError(failure -> System.out.println(failure));
    }
}
