import dev.hapax.*;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.transaction.annotation.Transactional;

/** Growth of what one of several searches has found, where much is known of what each of them asks for. */
class SeveralSearches {
    @Entity
    static class Fault {
        @Id
        @GeneratedValue
        private Long id;

        private String signature;
        private String state;
        private int seen;

        void setSignature(String signature) {
            this.signature = signature;
        }

        String getState() {
            return state;
        }

        void setState(String state) {
            this.state = state;
        }

        void seeAgain() {
            seen++; // hapax: increment
        }
    }

    @Entity
    static class Watch {
        @Id
        @GeneratedValue
        private Long id;

        private String kind;
        private String template;
        private String endTemplate;

        String getKind() {
            return kind;
        }

        String getTemplate() {
            return template;
        }

        String getEndTemplate() {
            return endTemplate;
        }
    }

    interface Faults extends JpaRepository<Fault, Long> {
        Optional<Fault> findBySignatureAndPlant(String signature, String plant);
    }

    interface Watches extends JpaRepository<Watch, Long> {
        List<Watch> findByPlantAndCode(String plant, String code);
    }

    static class Plants {
        Optional<String> of(Object context) {
            return Optional.ofNullable(context).map(Object::toString);
        }
    }

    record Signal(String plant, String code, Map<String, String> values) {}

    record Sighting(String signature, String end, String kind) {}

    private Faults faults;
    private Watches watches;
    private Plants plants;

    @KafkaHandler(topics = "signals", group = "g")
    @Transactional
    void ofAnyWatch(Signal signal) {
        List<Watch> watching = watches.findByPlantAndCode(signal.plant(), signal.code());
        if (watching.isEmpty()) {
            watching = watches.findByPlantAndCode("any", signal.code());
        }
        List<Fault> seen = watching.stream()
                .map(watch -> sighting(signal, watch))
                .map(sighting -> newOrKnown(signal, sighting))
                .filter(Optional::isPresent)
                .map(Optional::get)
                .toList();
        faults.saveAll(seen);
    }

    private Sighting sighting(Signal signal, Watch watch) {
        String signature = filled(watch.getTemplate(), signal, watch);
        String end = filled(watch.getEndTemplate(), signal, watch);
        return new Sighting(signature, end, watch.getKind());
    }

    private static String filled(String template, Signal signal, Watch watch) {
        String text = template;
        for (Map.Entry<String, String> value : signal.values().entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return String.format(text, signal.plant(), signal.code(), watch.getKind());
    }

    private Optional<Fault> newOrKnown(Signal signal, Sighting sighting) {
        Optional<Fault> found = Optional.empty();
        if (sighting.end() != null) {
            found = plants.of(signal).flatMap(plant -> faults.findBySignatureAndPlant(sighting.end(), plant));
        }
        if (found.isEmpty()) {
            found = plants.of(signal).flatMap(plant -> faults.findBySignatureAndPlant(sighting.signature(), plant));
        }
        if (found.isPresent() && found.get().getState().equals("closed")) {
            found.get().setState("archived");
            faults.saveAndFlush(found.get());
            found = Optional.empty();
        }
        if (found.isEmpty()) {
            Fault fault = new Fault();
            fault.setSignature(sighting.signature());
            return Optional.of(fault);
        }
        found.ifPresent(fault -> {
            fault.seeAgain();
            fault.setState(sighting.kind());
        });
        return found;
    }

    @Entity
    static class Night {
        @Id
        @GeneratedValue
        private Long id;

        private Long room;
        private LocalDate date;
        private Integer taken;

        Integer getTaken() {
            return taken;
        }

        void setTaken(Integer taken) {
            this.taken = taken;
        }

        void setRoom(Long room) {
            this.room = room;
        }

        void setDate(LocalDate date) {
            this.date = date;
        }
    }

    interface Nights extends JpaRepository<Night, Long> {
        Optional<Night> findByRoomAndDate(Long room, LocalDate date);
    }

    record Stay(Long room, LocalDate from, LocalDate to, Integer beds) {}

    private Nights nights;

    @KafkaHandler(topics = "booked", group = "g")
    @Transactional
    void booked(Stay stay) {
        for (LocalDate date = stay.from(); date.isBefore(stay.to()); date = date.plusDays(1)) {
            Optional<Night> found = night(stay.room(), date, true);
            if (found.isPresent()) {
                Night night = found.get();
                night.setTaken(Optional.ofNullable(night.getTaken()).orElse(0) + beds(stay.beds())); // hapax: increment
                nights.save(night);
            }
        }
    }

    @KafkaHandler(topics = "cancelled", group = "g")
    @Transactional
    void cancelled(Stay stay) {
        for (LocalDate date = stay.from(); date.isBefore(stay.to()); date = date.plusDays(1)) {
            release(stay.room(), date, stay.beds());
        }
    }

    private void release(Long room, LocalDate date, Integer count) {
        int beds = count == null || count <= 0 ? 1 : count;
        Optional<Night> found = night(room, date, false);
        if (found.isEmpty()) {
            return;
        }
        Night night = found.get();
        int taken = Optional.ofNullable(night.getTaken()).orElse(0);
        night.setTaken(Math.max(0, taken - beds)); // hapax: increment
        nights.save(night);
    }

    private static int beds(Integer count) {
        return count == null || count <= 0 ? 1 : count;
    }

    private Optional<Night> night(Long room, LocalDate date, boolean orNew) {
        if (room == null) {
            return Optional.empty();
        }
        Optional<Night> found = nights.findByRoomAndDate(room, date);
        if (found.isPresent() || !orNew) {
            return found;
        }
        Night night = new Night();
        night.setRoom(room);
        night.setDate(date);
        night.setTaken(0);
        return Optional.of(nights.save(night));
    }
}
