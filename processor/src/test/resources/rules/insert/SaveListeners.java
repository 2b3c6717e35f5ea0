import dev.hapax.*;
import jakarta.persistence.*;
import java.time.Instant;
import java.util.*;
import org.springframework.beans.BeanUtils;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What JPA calls when a row is made or changed is done with the save that makes or changes it. */
class SaveListeners {
    private final Barrels barrels;
    private final Casks casks;
    private final Kegs kegs;
    private final Vats vats;
    private final Trunks trunks;
    private final Jars jars;

    SaveListeners(Barrels barrels, Casks casks, Kegs kegs, Vats vats, Jars jars, Trunks trunks) {
        this.trunks = trunks;
        this.jars = jars;
        this.vats = vats;
        this.barrels = barrels;
        this.casks = casks;
        this.kegs = kegs;
    }

    @KafkaListener(topics = "a")
    public void fills(Filling filling) {
        Barrel barrel = new Barrel(filling.litres());
        barrels.save(barrel); // hapax: insert warning
    }

    @KafkaListener(topics = "b")
    public void drains(Filling filling) {
        Cask cask = casks.findById(filling.id()).orElseThrow();
        cask.drain(filling.litres());
        casks.save(cask);
    }

    @KafkaListener(topics = "c")
    public void overwrites(Filling filling) {
        Keg keg = kegs.findById(filling.id()).orElseThrow();
        keg.seal(filling.litres());
        kegs.save(keg);
    }

    @KafkaListener(topics = "d")
    @Transactional
    public void fillsOnce(Filling filling) {
        if (!barrels.existsByFilling(filling.id())) {
            barrels.save(new Barrel(filling));
        }
    }

    /** No row is made of one that was read: nobody is told. */
    @KafkaListener(topics = "e")
    public void changes(Filling filling) {
        Barrel barrel = barrels.findById(filling.number()).orElseThrow();
        barrel.setLitres(filling.litres());
        barrels.save(barrel);
    }

    /** The time makes the row another one in each run. */
    @KafkaListener(topics = "h")
    public void stamps(Filling filling) {
        Vat vat = vats.findById(filling.id()).orElseThrow();
        vat.setSeen(Instant.now());
        vats.save(vat);
    }

    @KafkaListener(topics = "j")
    public void byReference(List<Filling> fillings) {
        fillings.stream().map(filling -> new Jar(filling.litres())).forEach(jars::save); // hapax: insert warning
    }

    /** One of the listeners saves something itself, which has a listener of its own. */
    @KafkaListener(topics = "k")
    public void keepsTrack(Filling filling) {
        trunks.save(new Trunk(filling.id()));
    }

    /** A time in what is made makes it another row, too. */
    @KafkaListener(topics = "l")
    public void replaces(Filling filling) {
        vats.save(new Vat(filling.id(), Instant.now()));
    }

    @KafkaListener(topics = "i")
    @Transactional
    public void activeRecord(Filling filling) {
        Jug jug = new Jug();
        jug.litres = filling.litres();
        jug.persist(); // hapax: insert warning
    }

    @KafkaHandler(topics = "f", group = "g")
    public void own(Filling filling) {
        kegs.save(new Keg(filling.id(), filling.litres()));
    }
}

record Filling(String id, long number, int litres) {}

record Filled(Object id, int litres) {
    void tell() {
        Telling.template.send("filled", this); // hapax: send warning, unawaited-send note, mark-before-effect warning, unawaited-send note
    }

    void tellAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                tell();
            }
        });
    }
}

class Telling {
    static KafkaTemplate<String, Object> template;
}

@Entity
class Barrel {
    @Id
    @GeneratedValue
    private Long id;

    private String filling;
    private int litres;
    private Instant made;

    Barrel() {}

    Barrel(int litres) {
        this.litres = litres;
    }

    Barrel(Filling filling) {
        this.filling = filling.id();
    }

    void setLitres(int litres) {
        this.litres = litres;
    }

    @PrePersist
    void stamp() {
        made = Instant.now();
    }

    @PostPersist
    public void onPostPersist() {
        new Filled(id, litres).tellAfterCommit();
    }
}

@Entity
class Cask {
    @Id
    private String id;

    private int litres;

    void drain(int litres) {
        this.litres -= litres; // hapax: increment warning
    }

    @PostPersist
    public void onPostPersist() {
        Telling.template.send("made", id);
    }

    @PostUpdate
    public void onPostUpdate() {
        Telling.template.send("drained", id); // hapax: send warning, unawaited-send note
    }
}

/** Told by an object of its own. */
@Entity
@EntityListeners(KegListener.class)
class Keg {
    @Id
    private String id;

    private int litres;

    Keg() {}

    Keg(String id, int litres) {
        this.id = id;
        this.litres = litres;
    }

    void seal(int litres) {
        this.litres = litres;
    }

    String getId() {
        return id;
    }
}

class KegListener {
    @PostUpdate
    void changed(Keg keg) {
        Telling.template.send("sealed", keg.getId()); // hapax: check-then-act note, check-then-act note, unawaited-send error, unawaited-send note
    }

    @PostPersist
    void made(Keg keg) {
        Telling.template.send("kegs", keg.getId()); // hapax: check-then-act note, unawaited-send error
    }
}

interface Barrels extends JpaRepository<Barrel, Long> {
    boolean existsByFilling(String filling);
}

interface Casks extends JpaRepository<Cask, String> {}

interface Kegs extends JpaRepository<Keg, String> {}

interface Vats extends JpaRepository<Vat, String> {}

@Entity
class Vat {
    @Id
    private String id;

    private Instant seen;

    Vat() {}

    Vat(String id, Instant seen) {
        this.id = id;
        this.seen = seen;
    }

    void setSeen(Instant seen) {
        this.seen = seen;
    }

    @PostUpdate
    public void onPostUpdate() {
        Telling.template.send("seen", id); // hapax: send warning, send warning, unawaited-send note, unawaited-send note
    }
}

@Entity
class Jug extends io.quarkus.hibernate.orm.panache.PanacheEntity {
    int litres;

    @PostPersist
    void onPostPersist() {
        Telling.template.send("jugs", litres); // hapax: send warning, unawaited-send note
    }
}

interface Jars extends JpaRepository<Jar, Long> {}

@Entity
class Jar {
    @Id
    @GeneratedValue
    private Long id;

    private int litres;

    Jar(int litres) {
        this.litres = litres;
    }

    @PostPersist
    void onPostPersist() {
        Telling.template.send("jars", litres); // hapax: send warning, unawaited-send note
    }
}

interface Trunks extends JpaRepository<Trunk, String> {}

interface Tracks extends JpaRepository<Track, Long> {}

@Entity
@EntityListeners(TrunkListener.class)
class Trunk {
    @Id
    private String id;

    Trunk(String id) {
        this.id = id;
    }

    String getId() {
        return id;
    }
}

class TrunkListener {
    private final Tracks tracks;

    TrunkListener(Tracks tracks) {
        this.tracks = tracks;
    }

    @PostPersist
    void made(Trunk trunk) {
        tracks.save(new Track(trunk.getId())); // hapax: check-then-act note
    }
}

@Entity
class Track {
    @Id
    @GeneratedValue
    private Long number;

    private String trunk;

    Track(String trunk) {
        this.trunk = trunk;
    }

    @PostPersist
    void onPostPersist() {
        Telling.template.send("tracks", trunk); // hapax: check-then-act note, unawaited-send note
    }
}
