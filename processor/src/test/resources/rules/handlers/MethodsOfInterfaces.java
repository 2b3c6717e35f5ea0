import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.repository.GenericRepository;
import jakarta.persistence.*;
import java.util.Optional;
import org.springframework.data.repository.CrudRepository;
import org.springframework.kafka.annotation.KafkaListener;

/** Methods with a body in types whose objects a framework makes. */
class MethodsOfInterfaces {
    record Parcel(String id, int grams) {}

    @Entity
    static class Shelf {
        @Id
        String id;

        int grams;
        String state;

        Shelf filled() {
            state = "FILLED";
            return this;
        }

        Shelf with(int more) {
            grams = grams + more; // hapax: increment warning
            return this;
        }
    }

    @Entity
    static class Note {
        @Id
        @GeneratedValue
        Long id;

        String text;

        Note(String text) {
            this.text = text;
        }

        Note() {}
    }

    static class Label {
        @TableId
        private Long id;

        private String text;

        Label(String text) {
            this.text = text;
        }
    }

    interface Shelves extends CrudRepository<Shelf, String> {
        default void fill(String id) {
            findById(id).ifPresent(shelf -> save(shelf.filled()));
        }

        default boolean weigh(String id, int grams) {
            Optional<Shelf> shelf = findById(id);
            shelf.ifPresent(found -> save(found.with(grams)));
            return shelf.isPresent();
        }
    }

    interface Labels extends BaseMapper<Label> {
        default int print(String text) {
            return insert(new Label(text)); // hapax: insert warning
        }
    }

    @Repository
    abstract static class Notes implements GenericRepository<Note, Long> {
        abstract Note save(Note note);

        Note write(String text) {
            return save(new Note(text)); // hapax: insert warning
        }
    }

    /** Where the project has a class of its own, its method is the one that is called. */
    interface Bell {
        default void ring(Notes notes) {
            notes.save(new Note("the bell that nobody has"));
        }
    }

    static class SilentBell implements Bell {
        @Override
        public void ring(Notes notes) {}
    }

    private final Shelves shelves;
    private final Labels labels;
    private final Notes notes;
    private final Bell bell;

    MethodsOfInterfaces(Shelves shelves, Labels labels, Notes notes, Bell bell) {
        this.shelves = shelves;
        this.labels = labels;
        this.notes = notes;
        this.bell = bell;
    }

    @KafkaListener(topics = "a")
    void fills(Parcel parcel) {
        shelves.fill(parcel.id());
        bell.ring(notes);
    }

    @KafkaListener(topics = "b")
    void weighs(Parcel parcel) {
        if (!shelves.weigh(parcel.id(), parcel.grams())) {
            throw new IllegalStateException(parcel.id());
        }
    }

    @KafkaListener(topics = "c")
    void prints(Parcel parcel) {
        if (labels.print(parcel.id()) == 0) {
            throw new IllegalStateException(parcel.id());
        }
    }

    @KafkaListener(topics = "d")
    void writes(Parcel parcel) {
        System.out.println(notes.write(parcel.id()).text);
    }
}
