import dev.hapax.*;
import jakarta.persistence.*;
import java.util.*;
import java.util.stream.Collectors;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.transaction.annotation.Transactional;

/** What is put into a collection of an entity is saved with it. */
class Children {
    record Item(String sku, int pieces) {}

    record Change(String id, String basket, String tag, List<Item> items) {}

    @Entity
    static class Basket {
        @Id
        private String id;

        @OneToMany(mappedBy = "basket", cascade = CascadeType.ALL)
        private List<Line> lines = new ArrayList<>();

        @OneToMany(cascade = CascadeType.PERSIST)
        private Set<Coupon> coupons = new HashSet<>();

        @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
        private List<Price> prices = new ArrayList<>();

        @OneToMany(cascade = CascadeType.ALL)
        private Set<Gift> gifts = new HashSet<>();

        @OneToMany(mappedBy = "basket")
        private List<Visit> visits = new ArrayList<>();

        @ManyToMany
        private Set<Label> labels = new HashSet<>();

        @ElementCollection
        private Set<Address> addresses = new HashSet<>();

        @ElementCollection
        private Set<String> tags = new HashSet<>();

        @ElementCollection
        private List<String> notes = new ArrayList<>();

        Basket() {}

        Basket(String id) {
            this.id = id;
        }

        List<Line> getLines() {
            return lines;
        }

        Set<Coupon> getCoupons() {
            return coupons;
        }

        List<Price> getPrices() {
            return prices;
        }

        void setPrices(List<Price> prices) {
            this.prices = prices;
        }

        Set<Gift> getGifts() {
            return gifts;
        }

        List<Visit> getVisits() {
            return visits;
        }

        Set<Label> getLabels() {
            return labels;
        }

        Set<Address> getAddresses() {
            return addresses;
        }

        Set<String> getTags() {
            return tags;
        }

        List<String> getNotes() {
            return notes;
        }

        void addLine(Line line) {
            lines.add(line); // hapax: insert
            line.setBasket(this);
        }
    }

    @Entity
    static class Line {
        @Id
        @GeneratedValue
        private Long id;

        @ManyToOne
        private Basket basket;

        private String sku;

        Line() {}

        Line(String sku) {
            this.sku = sku;
        }

        void setBasket(Basket basket) {
            this.basket = basket;
        }
    }

    /** Two of them are never the same. */
    @Entity
    static class Coupon {
        @Id
        @GeneratedValue
        private Long id;

        private String code;

        Coupon(String code) {
            this.code = code;
        }
    }

    @Entity
    static class Price {
        @Id
        @GeneratedValue
        private Long id;

        private String sku;

        Price(String sku) {
            this.sku = sku;
        }
    }

    /** Two with one code are the same. */
    @Entity
    static class Gift {
        @Id
        @GeneratedValue
        private Long id;

        private String code;

        Gift(String code) {
            this.code = code;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Gift gift && gift.code.equals(code);
        }

        @Override
        public int hashCode() {
            return code.hashCode();
        }
    }

    @Entity
    static class Visit {
        @Id
        @GeneratedValue
        private Long id;

        @ManyToOne
        private Basket basket;

        Visit(Basket basket) {
            this.basket = basket;
        }
    }

    @Entity
    static class Label {
        @Id
        private String name;
    }

    @Embeddable
    record Address(String street) {}

    interface Baskets extends JpaRepository<Basket, String> {}

    interface Labels extends JpaRepository<Label, String> {}

    interface Visits extends JpaRepository<Visit, Long> {}

    private Baskets baskets;
    private Labels labels;
    private Visits visits;

    @KafkaHandler(topics = "baskets", group = "a")
    @Transactional
    void generated(Change change) {
        Basket basket = baskets.findById(change.basket()).orElseThrow();
        basket.getLines().add(new Line(change.tag())); // hapax: insert
        basket.getCoupons().add(new Coupon(change.tag())); // hapax: insert
        basket.getPrices().add(new Price(change.tag())); // hapax: insert
        basket.getNotes().add(change.tag()); // hapax: append
    }

    @KafkaHandler(topics = "baskets", group = "b")
    @Transactional
    void byAMethodOfItsOwn(Change change) {
        Basket basket = baskets.findById(change.basket()).orElseThrow();
        basket.addLine(new Line(change.tag()));
        baskets.save(basket);
    }

    @KafkaHandler(topics = "baskets", group = "c")
    @Transactional
    void forEachItem(Change change) {
        Basket basket = baskets.findById(change.basket()).orElseThrow();
        change.items().forEach(item -> basket.getLines().add(new Line(item.sku()))); // hapax: insert
        for (Item item : change.items()) {
            basket.getLines().add(new Line(item.sku())); // hapax: insert
        }
    }

    @KafkaHandler(topics = "baskets", group = "d")
    @Transactional
    void severalAtOnce(Change change) {
        Basket basket = baskets.findById(change.basket()).orElseThrow();
        basket.getLines()
                .addAll(change.items().stream().map(item -> new Line(item.sku())).toList()); // hapax: insert
    }

    @KafkaHandler(topics = "baskets", group = "e")
    @Transactional
    void theSame(Change change) {
        Basket basket = baskets.findById(change.basket()).orElseThrow();
        basket.getGifts().add(new Gift(change.tag()));
        basket.getAddresses().add(new Address(change.tag()));
        basket.getTags().add(change.tag());
        labels.findById(change.tag()).ifPresent(label -> basket.getLabels().add(label));
    }

    /** What is there already goes. */
    @KafkaHandler(topics = "baskets", group = "f")
    @Transactional
    void replaced(Change change) {
        Basket basket = baskets.findById(change.basket()).orElseThrow();
        basket.setPrices(change.items().stream()
                .map(item -> new Price(item.sku()))
                .collect(Collectors.toList()));
        basket.getPrices().clear();
        basket.getPrices().add(new Price(change.tag()));
        basket.getNotes().clear();
        basket.getNotes().add(change.tag());
    }

    /** The other side says what belongs to what. */
    @KafkaHandler(topics = "baskets", group = "g")
    @Transactional
    void theOtherSide(Change change) {
        Basket basket = baskets.findById(change.basket()).orElseThrow();
        Visit visit = new Visit(basket);
        basket.getVisits().add(visit);
        visits.save(visit); // hapax: insert
    }

    @KafkaHandler(topics = "baskets", group = "h")
    @Transactional
    void onlyWhatIsNotThere(Change change) {
        Basket basket = baskets.findById(change.basket()).orElseThrow();
        if (basket.getLines().stream().noneMatch(line -> line.sku.equals(change.tag()))) {
            basket.getLines().add(new Line(change.tag()));
        }
    }

    @KafkaHandler(topics = "baskets", group = "i")
    @Transactional
    void onlyNotesThatAreNotThere(Change change) {
        Basket basket = baskets.findById(change.basket()).orElseThrow();
        if (!basket.getNotes().contains(change.tag())) {
            basket.getNotes().add(change.tag());
        }
    }

    @KafkaHandler(topics = "baskets", group = "j")
    @Transactional
    void onlyTheFirst(Change change) {
        Basket basket = baskets.findById(change.basket()).orElseThrow();
        if (basket.getLines().isEmpty()) {
            basket.addLine(new Line(change.tag()));
        }
    }

    @KafkaHandler(topics = "baskets", group = "k")
    @Transactional
    void leavesWhereOneIsThere(Change change) {
        Basket basket = baskets.findById(change.basket()).orElseThrow();
        for (Line line : basket.getLines()) {
            if (line.sku.equals(change.tag())) {
                return;
            }
        }
        basket.getPrices().add(new Price(change.tag())); // hapax: insert
    }

    /** What is saved under a known id takes the place of what is there, but its old lines stay. */
    @KafkaHandler(topics = "baskets", group = "l")
    @Transactional
    void ofANewParent(Change change) {
        Basket basket = new Basket(change.basket());
        basket.lines.add(new Line(change.tag()));
        baskets.save(basket); // hapax: insert warning
    }

    @KafkaHandler(topics = "baskets", group = "m")
    @Transactional
    void partsOfANewParent(Change change) {
        Basket basket = new Basket(change.basket());
        basket.prices.add(new Price(change.tag()));
        basket.setPrices(change.items().stream().map(item -> new Price(item.sku())).toList());
        baskets.save(basket);
    }

    @KafkaHandler(topics = "baskets", group = "n")
    @Transactional
    void severalOfANewParent(Change change) {
        Basket basket = new Basket(change.basket());
        change.items().forEach(item -> basket.addLine(new Line(item.sku())));
        baskets.save(basket); // hapax: insert warning
    }
}
