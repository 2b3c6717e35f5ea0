import jakarta.persistence.*;
import java.util.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** A row that is found by what has come a long way, through objects that carry it from layer to layer. */
class LongWays {
    record Part(String article, String shelf, int pieces) {}

    record Delivery(String id, List<Part> parts) {}

    record Entry(String article, String shelf, int pieces) {}

    record Request(String delivery, List<Entry> entries) {}

    private final Stocks stocks;
    private final Holds holds;

    LongWays(Stocks stocks, Holds holds) {
        this.stocks = stocks;
        this.holds = holds;
    }

    @KafkaListener(topics = "a")
    @Transactional
    public void reserves(Delivery delivery) {
        reserve(request(delivery));
    }

    private static Request request(Delivery delivery) {
        List<Entry> entries = delivery.parts().stream()
                .map(part -> new Entry(part.article(), part.shelf(), part.pieces()))
                .toList();
        return new Request(delivery.id(), entries);
    }

    private void reserve(Request request) {
        Hold hold = new Hold();
        hold.delivery = request.delivery();
        for (Entry entry : request.entries()) {
            String shelf = shelf(entry.shelf());
            Stock stock = stocks.findByArticleAndShelf(entry.article(), shelf)
                    .orElseThrow(() -> new IllegalArgumentException(entry.article() + " at " + shelf));
            long asked = entry.pieces();
            long free = stock.getPieces() - stock.getReserved();
            HoldLine line;
            if (free >= asked) {
                long reserved = stock.getReserved() + asked;
                stock.setReserved(reserved); // hapax: increment warning
                line = HoldLine.of(hold, stock, asked);
            } else {
                line = HoldLine.of(hold, stock, 0);
            }
            hold.lines.add(line);
        }
        holds.save(hold); // hapax: insert warning
    }

    private static String shelf(String named) {
        return named == null || named.isBlank() ? "main" : named;
    }

    @Entity
    static class Stock {
        @Id
        Long id;

        String article;
        String shelf;
        Integer pieces;
        Integer reserved;

        long getPieces() {
            return pieces != null ? pieces.longValue() : 0L;
        }

        long getReserved() {
            return reserved != null ? reserved.longValue() : 0L;
        }

        void setReserved(long reserved) {
            this.reserved = (int) reserved;
        }
    }

    @Entity
    static class Hold {
        @Id
        @GeneratedValue
        Long id;

        String delivery;

        @OneToMany(cascade = CascadeType.ALL)
        List<HoldLine> lines = new ArrayList<>();
    }

    @Entity
    static class HoldLine {
        @Id
        @GeneratedValue
        Long id;

        @ManyToOne
        Hold hold;

        @ManyToOne
        Stock stock;

        long pieces;

        static HoldLine of(Hold hold, Stock stock, long pieces) {
            HoldLine line = new HoldLine();
            line.hold = hold;
            line.stock = stock;
            line.pieces = pieces;
            return line;
        }
    }

    interface Stocks extends JpaRepository<Stock, Long> {
        Optional<Stock> findByArticleAndShelf(String article, String shelf);
    }

    interface Holds extends JpaRepository<Hold, Long> {}
}
