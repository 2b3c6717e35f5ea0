import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.kafka.annotation.KafkaListener;

/** Where objects do not change, growth is told where the grown copy is made, however many methods hand it on. */
class CopiesByMethods {
    record Order(String id, String sku, int pieces) {}

    @Document
    record Stock(@Id String sku, int left, int reserved) {
        Stock reserve(int pieces) {
            return new Stock(sku, left - pieces, reserved); // hapax: increment warning, increment warning
        }

        Stock reserveByWither(int pieces) {
            return withLeft(left - pieces); // hapax: increment warning
        }

        Stock reserveByBuilder(int pieces) {
            Builder builder = new Builder(sku);
            return builder.left(left).reserved(reserved + pieces).build(); // hapax: increment warning
        }

        Stock withLeft(int now) {
            return new Stock(sku, now, reserved);
        }

        /** The same piece of code as in {@code reserve}, with a value of the message. */
        Stock counted(int pieces) {
            return new Stock(sku, pieces, reserved);
        }
    }

    static final class Builder {
        private final String sku;
        private int left;
        private int reserved;

        Builder(String sku) {
            this.sku = sku;
        }

        Builder left(int value) {
            this.left = value;
            return this;
        }

        Builder reserved(int value) {
            this.reserved = value;
            return this;
        }

        Stock build() {
            return new Stock(sku, left, reserved);
        }
    }

    static final class Rules {
        static Stock taken(Stock stock, Order order) {
            int left = stock.left() - order.pieces();
            return new Stock(stock.sku(), left, stock.reserved()); // hapax: increment warning
        }
    }

    interface Stocks extends MongoRepository<Stock, String> {}

    private final Stocks stocks;

    CopiesByMethods(Stocks stocks) {
        this.stocks = stocks;
    }

    private Stock stock(Order order) {
        return stocks.findById(order.sku()).orElseThrow();
    }

    @KafkaListener(topics = "a")
    void inTheObject(Order order) {
        Stock stock = stock(order);
        Stock now = stock.reserve(order.pieces());
        stocks.save(now);
    }

    @KafkaListener(topics = "b")
    void byWither(Order order) {
        stocks.save(stock(order).reserveByWither(order.pieces()));
    }

    @KafkaListener(topics = "c")
    void byBuilder(Order order) {
        stocks.save(stock(order).reserveByBuilder(order.pieces()));
    }

    @KafkaListener(topics = "d")
    void byAnother(Order order) {
        stocks.save(Rules.taken(stock(order), order));
    }

    @KafkaListener(topics = "e")
    void inAChain(Order order) {
        stocks.findById(order.sku())
                .map(stock -> stock.reserve(order.pieces()))
                .ifPresent(stocks::save);
    }

    /** It is reckoned here, whoever makes the copy. */
    @KafkaListener(topics = "f")
    void here(Order order) {
        Stock stock = stock(order);
        stocks.save(stock.withLeft(stock.left() - order.pieces())); // hapax: increment warning
    }

    @KafkaListener(topics = "g")
    void set(Order order) {
        stocks.save(stock(order).counted(order.pieces()));
    }
}
