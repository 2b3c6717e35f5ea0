import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Service;

/**
 * An aggregate that is made of a document, changed, and made into a document again. Which of its parts grows is found by what
 * was computed from the message before: there is much to say of where it comes from, and it is the document's part all the same.
 */
@Service
class Aggregates {
    private final Shelves shelves;

    Aggregates(Shelves shelves) {
        this.shelves = shelves;
    }

    /** Which status it has is not what the parts are about that grow. */
    @KafkaListener(topics = "a")
    public void swapsWhileItIsOpen(Swap swap) {
        Shelf shelf = shelves.findById(swap.shelf()).map(StoredShelf::toShelf).orElseThrow();
        if (shelf.isOpen()) {
            shelf.apply(new Swapped(
                    swap.shelf(),
                    swap.id(),
                    swap.order(),
                    swap.article(),
                    swap.size(),
                    swap.buys(),
                    swap.pieces(),
                    swap.price()));
            shelves.save(StoredShelf.of(shelf));
        }
    }

    record Swap(
            String shelf, String id, String order, String article, String size, boolean buys, Pieces pieces, long price) {}

    record Swapped(
            String shelf, String id, String order, String article, String size, boolean buys, Pieces pieces, long price) {}

    record Pieces(double number, String unit) {
        Pieces plus(Pieces more) {
            return new Pieces(number + more.number, unit);
        }

        Pieces minus(Pieces less) {
            return new Pieces(number - less.number, unit);
        }
    }

    record Portion(String article, String size, Pieces pieces, long price) {}

    static final class Shelf {
        private final String id;
        private final String status;
        private final List<Place> places;

        Shelf(String id, String status, List<Place> places) {
            this.id = id;
            this.status = status;
            this.places = places;
        }

        boolean isOpen() {
            return status.equals("OPEN");
        }

        void apply(Swapped swapped) {
            Portion taken = taken(swapped);
            Portion given = given(swapped);
            reduce(taken);
            increase(given);
        }

        private Portion taken(Swapped swapped) {
            if (swapped.buys()) {
                return new Portion("money", "", new Pieces(swapped.price() * swapped.pieces().number(), "coins"), 1);
            }
            return new Portion(swapped.article(), swapped.size(), swapped.pieces(), swapped.price());
        }

        private Portion given(Swapped swapped) {
            if (swapped.buys()) {
                return new Portion(swapped.article(), swapped.size(), swapped.pieces(), swapped.price());
            }
            return new Portion("money", "", new Pieces(swapped.price() * swapped.pieces().number(), "coins"), 1);
        }

        private void increase(Portion given) {
            place(given.article(), given.size())
                    .ifPresentOrElse(
                            place -> {
                                Pieces all = place.getPieces().plus(given.pieces());
                                Pieces free = place.getFree().plus(given.pieces());
                                place.setPieces(all); // hapax: increment warning
                                place.setFree(free); // hapax: increment warning
                            },
                            () -> places.add(
                                    new Place(given.article(), given.size(), given.pieces(), given.pieces())));
        }

        private void reduce(Portion taken) {
            Place place = place(taken.article(), taken.size()).orElseThrow();
            if (taken.pieces().number() > place.getPieces().number()) {
                throw new IllegalStateException("not so many: " + taken);
            }
            place.setPieces(place.getPieces().minus(taken.pieces())); // hapax: increment warning
        }

        private Optional<Place> place(String article, String size) {
            return places.stream()
                    .filter(place -> place.getArticle().equals(article))
                    .filter(place -> place.getSize().equals(size))
                    .findFirst();
        }
    }

    static final class Place {
        private final String article;
        private final String size;
        private Pieces pieces;
        private Pieces free;

        Place(String article, String size, Pieces pieces, Pieces free) {
            this.article = article;
            this.size = size;
            this.pieces = pieces;
            this.free = free;
        }

        String getArticle() {
            return article;
        }

        String getSize() {
            return size;
        }

        Pieces getPieces() {
            return pieces;
        }

        void setPieces(Pieces pieces) {
            this.pieces = pieces;
        }

        Pieces getFree() {
            return free;
        }

        void setFree(Pieces free) {
            this.free = free;
        }
    }

    record StoredPlace(String article, String size, Pieces pieces, Pieces free) {}

    @Document
    record StoredShelf(@Id String id, String status, List<StoredPlace> places) {
        static StoredShelf of(Shelf shelf) {
            return new StoredShelf(
                    shelf.id,
                    shelf.status,
                    shelf.places.stream()
                            .map(place -> new StoredPlace(
                                    place.getArticle(), place.getSize(), place.getPieces(), place.getFree()))
                            .toList());
        }

        Shelf toShelf() {
            return new Shelf(
                    id,
                    status,
                    new ArrayList<>(places.stream()
                            .map(place -> new Place(place.article(), place.size(), place.pieces(), place.free()))
                            .toList()));
        }
    }

    interface Shelves extends MongoRepository<StoredShelf, String> {}
}
