import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.repository.*;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Chains that an operator runs in a transaction: claim and effect commit together. */
class ReactiveTransactions {
    record Sale(String id, String shop, int cents) {}

    @Table("shops")
    static class Shop {
        @Id
        private String name;

        private int cents;
    }

    interface Shops extends ReactiveCrudRepository<Shop, String> {
        @Modifying
        @Query("UPDATE shops SET cents = cents + :cents WHERE name = :name")
        Mono<Integer> earn(String name, int cents);

        @Modifying
        @Query("INSERT INTO seen_sales (id) VALUES (:id) ON CONFLICT DO NOTHING")
        Mono<Integer> claim(String id);
    }

    private final Shops shops;
    private final TransactionalOperator operator;

    ReactiveTransactions(Shops shops, TransactionalOperator operator) {
        this.shops = shops;
        this.operator = operator;
    }

    @KafkaListener(topics = "a")
    Mono<Integer> wrapped(Sale sale) {
        return shops.claim(sale.id())
                .flatMap(rows -> rows == 0 ? Mono.just(0) : shops.earn(sale.shop(), sale.cents()))
                .as(operator::transactional);
    }

    @KafkaListener(topics = "b")
    Mono<Integer> givenToTheOperator(Sale sale) {
        Mono<Integer> chain = shops.claim(sale.id())
                .filter(rows -> rows == 1)
                .flatMap(rows -> shops.earn(sale.shop(), sale.cents()));
        return operator.transactional(chain);
    }

    @KafkaListener(topics = "c")
    Mono<Integer> onlyTheClaim(Sale sale) {
        return operator.transactional(shops.claim(sale.id()))
                .filter(rows -> rows == 1)
                .flatMap(rows -> shops.earn(sale.shop(), sale.cents())); // hapax: mark-before-effect warning
    }

    @KafkaListener(topics = "d")
    Mono<Integer> unclaimed(Sale sale) {
        return shops.earn(sale.shop(), sale.cents()).as(operator::transactional); // hapax: increment warning
    }

    @KafkaListener(topics = "e")
    void nobodyWaits(Sale sale) {
        operator.execute(status -> shops.claim(sale.id())).subscribe(); // hapax: async-handoff warning
    }

    @Table("tills")
    static class Till {
        @Id
        private String name;

        private int cents;

        int getCents() {
            return cents;
        }

        void setCents(int cents) {
            this.cents = cents;
        }
    }

    @Table("receipts")
    static class Receipt {
        @Id
        private Long number;

        private String sale;

        Receipt(String sale) {
            this.sale = sale;
        }
    }

    interface Tills extends ReactiveCrudRepository<Till, String> {}

    interface Receipts extends ReactiveCrudRepository<Receipt, Long> {
        Mono<Boolean> existsBySale(String sale);
    }

    static class Booking {
        private final Tills tills;
        private final Receipts receipts;

        Booking(Tills tills, Receipts receipts) {
            this.tills = tills;
            this.receipts = receipts;
        }

        private Mono<Till> unlessBooked(Sale sale) {
            return receipts.existsBySale(sale.id())
                    .flatMap(known -> known
                            ? Mono.<Till>error(new IllegalStateException("known: " + sale.id()))
                            : tills.findById(sale.shop()));
        }

        /** What the chain does when it is subscribed to is part of the annotation's transaction. */
        @Transactional
        public Mono<Receipt> inOne(Sale sale) {
            return unlessBooked(sale).flatMap(till -> {
                till.setCents(till.getCents() + sale.cents());
                return tills.save(till).then(receipts.save(new Receipt(sale.id())));
            });
        }

        public Mono<Receipt> oneByOne(Sale sale) {
            return unlessBooked(sale).flatMap(till -> {
                till.setCents(till.getCents() + sale.cents());
                return tills.save(till) // hapax: check-then-act note
                        .then(receipts.save(new Receipt(sale.id())));
            });
        }
    }

    private Booking booking;

    @KafkaListener(topics = "f")
    Mono<Receipt> booksInOne(Sale sale) {
        return booking.inOne(sale);
    }

    @KafkaListener(topics = "g")
    Mono<Receipt> booksOneByOne(Sale sale) {
        return booking.oneByOne(sale);
    }
}
