import dev.hapax.*;
import jakarta.persistence.*;
import java.util.*;
import org.springframework.data.jpa.repository.JpaRepository;

/** Counts that are taken out of a map or list, changed, and put back at the same place. */
class PutBack {
    record Sale(String shop, String article, int pieces) {}

    @Entity
    static class Shop {
        @Id
        private String name;

        @ElementCollection
        private Map<String, Integer> sold = new HashMap<>();

        @ElementCollection
        private List<Integer> perHour = new ArrayList<>();

        Map<String, Integer> getSold() {
            return sold;
        }

        List<Integer> getPerHour() {
            return perHour;
        }

        void count(String article, int pieces) {
            sold.put(article, sold.getOrDefault(article, 0) + pieces); // hapax: increment
        }
    }

    interface Shops extends JpaRepository<Shop, String> {}

    private Shops shops;
    private final Map<String, Integer> today = new HashMap<>();

    @KafkaHandler(topics = "a", group = "g")
    void orNothing(Sale sale) {
        Shop shop = shops.findById(sale.shop()).orElseThrow();
        shop.getSold().put(sale.article(), shop.getSold().getOrDefault(sale.article(), 0) + 1); // hapax: increment
        shops.save(shop);
    }

    @KafkaHandler(topics = "b", group = "g")
    void throughVariables(Sale sale) {
        Shop shop = shops.findById(sale.shop()).orElseThrow();
        Map<String, Integer> sold = shop.getSold();
        Integer before = sold.get(sale.article());
        if (before == null) {
            sold.put(sale.article(), sale.pieces());
        } else {
            sold.put(sale.article(), before + sale.pieces()); // hapax: increment
        }
        shops.save(shop);
    }

    @KafkaHandler(topics = "c", group = "g")
    void inTheEntity(Sale sale) {
        Shop shop = shops.findById(sale.shop()).orElseThrow();
        shop.count(sale.article(), sale.pieces());
        shops.save(shop);
    }

    @KafkaHandler(topics = "d", group = "g")
    void inAList(Sale sale) {
        Shop shop = shops.findById(sale.shop()).orElseThrow();
        shop.getPerHour().set(7, shop.getPerHour().get(7) - sale.pieces()); // hapax: increment
        shops.save(shop);
    }

    @KafkaHandler(topics = "e", group = "g")
    void inMemory(Sale sale) {
        today.put(sale.article(), today.getOrDefault(sale.article(), 0) + 1); // hapax: increment warning
    }

    /** What the message says, or what is kept at another place, does not grow. */
    @KafkaHandler(topics = "f", group = "g")
    void overwritten(Sale sale) {
        Shop shop = shops.findById(sale.shop()).orElseThrow();
        shop.getSold().put(sale.article(), sale.pieces() + 1);
        shop.getSold().put("total", shop.getSold().getOrDefault(sale.article(), 0) + 1);
        shop.getSold().put(sale.shop(), Math.max(shop.getSold().getOrDefault(sale.shop(), 0), sale.pieces()));
        shop.getPerHour().set(8, shop.getPerHour().get(9) + 1);
        shops.save(shop);
    }

    @KafkaHandler(topics = "h", group = "g")
    void ofThisRunAlone(List<Sale> sales) {
        Map<String, Integer> sums = new HashMap<>();
        for (Sale sale : sales) {
            sums.put(sale.article(), sums.getOrDefault(sale.article(), 0) + sale.pieces());
        }
        Shop shop = shops.findById("all").orElseThrow();
        sums.forEach((article, pieces) -> shop.getSold().put(article, pieces));
        shops.save(shop);
    }
}
