import dev.hapax.*;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.util.*;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Interfaces of the project that a framework implements by way of another one: a repository or a mapper that extends them. */
class Ports {
    @Entity
    static class Ship {
        @Id
        @GeneratedValue
        private Long id;

        private String name;
        private int voyages;

        Ship() {}

        Ship(String name) {
            this.name = name;
        }

        void sailAgain() {
            voyages++; // hapax: increment
        }
    }

    interface Ships {
        Ship save(Ship ship);

        boolean existsByName(String name);

        Optional<Ship> findByName(String name);
    }

    interface JpaShips extends JpaRepository<Ship, Long>, Ships {}

    interface Docks {
        Ship save(Ship ship);
    }

    interface JpaDocks extends JpaRepository<Ship, Long>, Docks {}

    @Component
    static class DocksInMemory implements Docks {
        private final Map<Long, Ship> all = new HashMap<>();

        @Override
        public Ship save(Ship ship) {
            all.put(ship.id, ship);
            return ship;
        }
    }

    interface Buoys {
        Ship save(Ship ship);
    }

    interface JpaBuoys extends JpaRepository<Ship, Long>, Buoys {}

    interface JpaBuoysOfOldHarbours extends JpaRepository<Ship, Long>, Buoys {}

    @Component
    static class BuoysInMemory implements Buoys {
        @Override
        public Ship save(Ship ship) {
            return ship;
        }
    }

    private Buoys buoys;

    @KafkaHandler(topics = "g", group = "g")
    void byOneOfSeveral(String name) {
        buoys.save(new Ship(name)); // hapax: insert
    }

    interface Logs {
        int insert(String text);
    }

    @Mapper
    interface LogMapper extends Logs {
        @Override
        @Insert("INSERT INTO logs (text) VALUES (#{text})")
        int insert(String text);
    }

    @Mapper
    interface Notes {
        @Insert("INSERT INTO notes (text) VALUES (#{text})")
        int insert(String text);
    }

    @Repository
    static class NoNotes implements Notes {
        @Override
        public int insert(String text) {
            return 0;
        }
    }

    private final Ships ships;
    private final Docks docks;
    private final Logs logs;
    private final Notes notes;

    Ports(Ships ships, Docks docks, Logs logs, Notes notes) {
        this.ships = ships;
        this.docks = docks;
        this.logs = logs;
        this.notes = notes;
    }

    @KafkaHandler(topics = "a", group = "g")
    void byARepository(String name) {
        ships.save(new Ship(name)); // hapax: insert
    }

    @KafkaHandler(topics = "b", group = "g")
    @Transactional
    void checkedByARepository(String name) {
        if (!ships.existsByName(name)) {
            ships.save(new Ship(name));
        }
    }

    @KafkaHandler(topics = "c", group = "g")
    @Transactional
    void foundByARepository(String name) {
        ships.findByName(name).ifPresent(Ship::sailAgain);
    }

    @KafkaHandler(topics = "d", group = "g")
    void byARepositoryOrInMemory(String name) {
        docks.save(new Ship(name)); // hapax: insert
    }

    @KafkaHandler(topics = "e", group = "g")
    void byAMapper(String text) {
        logs.insert(text); // hapax: insert
    }

    @KafkaHandler(topics = "f", group = "g")
    void byAMapperThatAClassImplementsToo(String text) {
        notes.insert(text); // hapax: insert
    }
}
