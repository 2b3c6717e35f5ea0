import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** What was found is saved as a copy, with its version; only where nothing was found, a new one without a version. */
class RenewedRecords {
    record Listed(String shop, String former, String street) {}

    @Table("shop")
    record Shop(@Id String name, String street, String kind, @Version Integer version) {
        Shop in(String other) {
            return new Shop(name, other, kind, version);
        }

        Shop anewIn(String other) {
            return new Shop(name, other, kind, null);
        }

        Shop numbered(String other) {
            return new Shop(name, other, kind, other.length());
        }
    }

    interface Shops extends ListCrudRepository<Shop, String> {}

    private final Shops shops;

    RenewedRecords(Shops shops) {
        this.shops = shops;
    }

    @KafkaListener(topics = "a")
    @Transactional
    public void keepsTheVersion(Listed event) {
        Shop shop = shops.findById(event.shop())
                .map(known -> known.in(event.street()))
                .orElseGet(() -> new Shop(event.shop(), event.street(), "corner", null));
        shops.save(shop);
    }

    @KafkaListener(topics = "b")
    @Transactional
    public void keepsTheVersionByBranches(Listed event) {
        Shop known = shops.findById(event.shop()).orElse(null);
        Shop shop = known == null
                ? new Shop(event.shop(), event.street(), "corner", null)
                : new Shop(known.name(), event.street(), known.kind(), known.version());
        shops.save(shop);
    }

    @KafkaListener(topics = "c")
    @Transactional
    public void dropsTheVersion(Listed event) {
        Shop shop = shops.findById(event.shop())
                .map(known -> known.anewIn(event.street()))
                .orElseGet(() -> new Shop(event.shop(), event.street(), "corner", null));
        shops.save(shop); // hapax: insert warning
    }

    /** Whatever was found, the version is another. */
    @KafkaListener(topics = "d")
    @Transactional
    public void makesUpAVersion(Listed event) {
        Shop shop = shops.findById(event.shop())
                .map(known -> known.numbered(event.street()))
                .orElseGet(() -> new Shop(event.shop(), event.street(), "corner", null));
        shops.save(shop); // hapax: insert warning
    }

    /** What is made is not what was looked for, so that the second run does not find it. */
    @KafkaListener(topics = "e")
    @Transactional
    public void looksForAnother(Listed event) {
        Shop shop = shops.findById(event.former())
                .map(known -> known.in(event.street()))
                .orElseGet(() -> new Shop(event.shop(), event.street(), "corner", null));
        shops.save(shop); // hapax: insert warning
    }

    @KafkaListener(topics = "f")
    @Transactional
    public void looksForNone(Listed event) {
        shops.save(new Shop(event.shop(), event.street(), "corner", null)); // hapax: insert warning
    }
}
