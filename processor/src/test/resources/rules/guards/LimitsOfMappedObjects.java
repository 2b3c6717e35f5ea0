import dev.hapax.KafkaHandler;
import java.util.HashMap;
import java.util.Map;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.repository.MongoRepository;

/** Bounds that an object of the domain keeps, where the document that it is mapped to is too much to be followed. */
class LimitsOfMappedObjects {
    record Reserved(String id, String shelf, int amount, long number) {}

    static final class Level {
        private final int there;
        private final int reserved;

        Level(int there, int reserved) {
            if (there < 0) {
                throw new IllegalArgumentException("there");
            }
            if (reserved < 0) {
                throw new IllegalArgumentException("reserved");
            }
            if (reserved > there) {
                throw new IllegalArgumentException("more than there is");
            }
            this.there = there;
            this.reserved = reserved;
        }

        int left() {
            return there - reserved;
        }
    }

    static final class Shelf {
        private final String id;
        private Level level;
        private long last;

        Shelf(String id, Level level, long last) {
            this.id = id;
            this.level = level;
            this.last = last;
        }

        void reserve(int amount) {
            if (level.left() < amount) {
                throw new IllegalStateException("not enough");
            }
            level = new Level(level.there, level.reserved + amount); // hapax: increment
        }

        void reserveOnce(int amount, long number) {
            if (last >= number) {
                return;
            }
            level = new Level(level.there, level.reserved + amount);
            last = number;
        }
    }

    @Document
    static class ShelfDocument {
        @Id
        private String id;

        private Map<String, Integer> byKind = new HashMap<>();
        private int reserved;
        private long last;

        Shelf toShelf() {
            Map<String, Integer> kinds = new HashMap<>();
            if (byKind != null && !byKind.isEmpty()) {
                for (Map.Entry<String, Integer> kind : byKind.entrySet()) {
                    kinds.put(kind.getKey(), kind.getValue());
                }
            }
            int there = kinds.values().stream().mapToInt(Integer::intValue).sum();
            return new Shelf(id, new Level(there, reserved), last);
        }

        static ShelfDocument of(Shelf shelf) {
            ShelfDocument document = new ShelfDocument();
            document.id = shelf.id;
            document.byKind.put("all", shelf.level.there);
            document.reserved = shelf.level.reserved;
            document.last = shelf.last;
            return document;
        }
    }

    interface ShelfDocuments extends MongoRepository<ShelfDocument, String> {}

    private final ShelfDocuments documents;

    LimitsOfMappedObjects(ShelfDocuments documents) {
        this.documents = documents;
    }

    @KafkaHandler(topics = "a", group = "g")
    void reserves(Reserved message) {
        Shelf shelf = documents.findById(message.shelf()).map(ShelfDocument::toShelf).orElseThrow();
        shelf.reserve(message.amount());
        documents.save(ShelfDocument.of(shelf));
    }

    @KafkaHandler(topics = "b", group = "g")
    void reservesOnce(Reserved message) {
        Shelf shelf = documents.findById(message.shelf()).map(ShelfDocument::toShelf).orElseThrow();
        shelf.reserveOnce(message.amount(), message.number());
        documents.save(ShelfDocument.of(shelf));
    }
}
