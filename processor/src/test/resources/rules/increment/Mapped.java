import jakarta.persistence.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** A domain whose objects are filled field by field from entities, and entities that are filled from them. */
class Mapped {
    record Taking(String id, Long item, int quantity) {}

    @Entity
    static class ItemRow {
        @Id
        private Long id;

        private int stock;
        private String state;

        Long getId() {
            return id;
        }

        void setId(Long id) {
            this.id = id;
        }

        int getStock() {
            return stock;
        }

        void setStock(int stock) {
            this.stock = stock;
        }

        String getState() {
            return state;
        }

        void setState(String state) {
            this.state = state;
        }
    }

    /** The domain's. */
    static class Item {
        private Long id;
        private int stock;
        private String state;

        Long getId() {
            return id;
        }

        void setId(Long id) {
            this.id = id;
        }

        int getStock() {
            return stock;
        }

        void setStock(int stock) {
            this.stock = stock;
        }

        String getState() {
            return state;
        }

        void setState(String state) {
            this.state = state;
        }

        void take(int quantity) {
            if (stock < quantity) {
                throw new IllegalArgumentException("there are too few");
            }
            this.stock -= quantity; // hapax: increment warning, increment warning
        }

        boolean isTaken() {
            return "TAKEN".equals(state);
        }

        void finish() {
            this.state = "TAKEN";
        }
    }

    /** What is shown of an item. */
    static class Shown {
        private int stock;

        int getStock() {
            return stock;
        }

        void setStock(int stock) {
            this.stock = stock;
        }

        void less(int quantity) {
            this.stock -= quantity;
        }
    }

    @Entity
    static class Shelf {
        @Id
        private Long id;

        private int stock;

        void setId(Long id) {
            this.id = id;
        }

        void setStock(int stock) {
            this.stock = stock;
        }
    }

    interface ItemRows extends JpaRepository<ItemRow, Long> {}

    interface Shelves extends JpaRepository<Shelf, Long> {}

    interface ItemMapper {
        Item toDomain(ItemRow row);

        ItemRow toRow(Item item);
    }

    static class FieldByField implements ItemMapper {
        @Override
        public Item toDomain(ItemRow row) {
            Item item = new Item();
            item.setId(row.getId());
            item.setStock(row.getStock());
            item.setState(row.getState());
            return item;
        }

        @Override
        public ItemRow toRow(Item item) {
            ItemRow row = new ItemRow();
            row.setId(item.getId());
            row.setStock(item.getStock());
            row.setState(item.getState());
            return row;
        }
    }

    interface ItemPort {
        Item find(Long id);

        void save(Item item);
    }

    static class ItemAdapter implements ItemPort {
        private final ItemRows rows;
        private final ItemMapper mapper;

        ItemAdapter(ItemRows rows, ItemMapper mapper) {
            this.rows = rows;
            this.mapper = mapper;
        }

        @Override
        public Item find(Long id) {
            ItemRow row = rows.findById(id).orElseThrow(() -> new IllegalStateException("there is none"));
            return mapper.toDomain(row);
        }

        @Override
        public void save(Item item) {
            ItemRow row = mapper.toRow(item);
            rows.save(row);
        }
    }

    private ItemPort items;
    private ItemRows rows;
    private ItemMapper mapper;
    private Shelves shelves;

    @KafkaListener(topics = "taken", groupId = "a")
    void takes(Taking taking) {
        Item item = items.find(taking.item());
        item.take(taking.quantity());
        items.save(item);
    }

    @KafkaListener(topics = "taken", groupId = "b")
    void overwrites(Taking taking) {
        Item item = items.find(taking.item());
        item.setStock(taking.quantity());
        items.save(item);
    }

    @KafkaListener(topics = "taken", groupId = "c")
    @Transactional
    void takesOnce(Taking taking) {
        Item item = items.find(taking.item());
        if (item.isTaken()) {
            return;
        }
        item.take(taking.quantity());
        item.finish();
        items.save(item);
    }

    @KafkaListener(topics = "taken", groupId = "d")
    void takesOnceOutsideOfATransaction(Taking taking) {
        Item item = items.find(taking.item());
        if (item.isTaken()) {
            return;
        }
        item.take(taking.quantity());
        item.finish();
        items.save(item);
    }

    /** Nothing of it goes back. */
    @KafkaListener(topics = "taken", groupId = "e")
    void onlyLooks(Taking taking) {
        Item item = items.find(taking.item());
        item.take(taking.quantity());
    }

    /** It is said once, where it grows. */
    @KafkaListener(topics = "taken", groupId = "g")
    void mapsItself(Taking taking) {
        Item item = mapper.toDomain(rows.findById(taking.item()).orElseThrow());
        item.take(taking.quantity());
        rows.save(mapper.toRow(item));
    }

    private Shown show(Long id) {
        ItemRow row = rows.findById(id).orElseThrow();
        Shown shown = new Shown();
        shown.setStock(row.getStock());
        return shown;
    }

    /** What was read of one table is written to another. */
    @KafkaListener(topics = "taken", groupId = "f")
    void writesElsewhere(Taking taking) {
        Shown shown = show(taking.item());
        shown.less(taking.quantity());
        Shelf shelf = new Shelf();
        shelf.setId(taking.item());
        shelf.setStock(shown.getStock());
        shelves.save(shelf);
    }
}
