import dev.hapax.*;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.data.mongodb.repository.ReactiveMongoRepository;
import reactor.core.publisher.Mono;

class MongoRepositories {
    record Sighting(String id, String bird, int count, List<String> rings) {}

    @Document("sightings")
    static class Entry {
        @Id
        private String id;

        private String bird;

        Entry() {}

        Entry(String id, String bird) {
            this.id = id;
            this.bird = bird;
        }

        void setBird(String bird) {
            this.bird = bird;
        }
    }

    @Document("birds")
    static class Bird {
        @Id
        private String name;

        private int seen;
        private List<String> rings;

        int getSeen() {
            return seen;
        }

        void setSeen(int seen) {
            this.seen = seen;
        }

        List<String> getRings() {
            return rings;
        }
    }

    @Document("years")
    static class Year {
        @Id
        private String id;

        @Version
        private Long version;

        Year(String id) {
            this.id = id;
        }
    }

    interface Entries extends MongoRepository<Entry, String> {}

    interface Birds extends MongoRepository<Bird, String> {
        @org.springframework.data.mongodb.repository.Query("{ 'name' : ?0 }")
        @org.springframework.data.mongodb.repository.Update("{ '$inc' : { 'seen' : ?1 } }")
        long see(String name, int count);

        @org.springframework.data.mongodb.repository.Query("{ 'name' : ?0 }")
        @org.springframework.data.mongodb.repository.Update("{ '$set' : { 'seen' : ?1 } }")
        long count(String name, int count);
    }

    interface Years extends MongoRepository<Year, String> {}

    interface LaterEntries extends ReactiveMongoRepository<Entry, String> {}

    private Entries entries;
    private Birds birds;
    private Years years;
    private LaterEntries later;
    private MongoTemplate template;
    private ReactiveMongoTemplate reactive;

    @KafkaHandler(topics = "sightings", group = "a")
    void withoutAnId(Sighting sighting) {
        Entry entry = new Entry();
        entry.setBird(sighting.bird());
        entries.save(entry); // hapax: insert
        template.save(new Entry(null, sighting.bird())); // hapax: insert
        template.insert(new Entry(null, sighting.bird())); // hapax: insert
        entries.insert(new Entry(null, sighting.bird())); // hapax: insert
        later.save(new Entry(null, sighting.bird())).block(); // hapax: insert
        reactive.save(new Entry(null, sighting.bird())).block(); // hapax: insert
    }

    @KafkaHandler(topics = "sightings", group = "b")
    void withAnId(Sighting sighting) {
        entries.save(new Entry(sighting.id(), sighting.bird()));
        template.save(new Entry(sighting.id(), sighting.bird()));
        later.save(new Entry(sighting.id(), sighting.bird())).block();
        reactive.save(new Entry(sighting.id(), sighting.bird())).block();
        entries.saveAll(List.of(new Entry(sighting.id(), sighting.bird())));
    }

    /** A document that is there makes these fail, for ever. */
    @KafkaHandler(topics = "sightings", group = "c")
    void insertsUnderAnId(Sighting sighting) {
        entries.insert(new Entry(sighting.id(), sighting.bird())); // hapax: insert
        template.insert(new Entry(sighting.id(), sighting.bird())); // hapax: insert
        years.save(new Year(sighting.id())); // hapax: insert
    }

    @KafkaHandler(topics = "sightings", group = "d")
    void updates(Sighting sighting) {
        birds.see(sighting.bird(), sighting.count()); // hapax: increment
        birds.count(sighting.bird(), sighting.count());
        Query query = Query.query(Criteria.where("name").is(sighting.bird()));
        reactive.upsert(query, new Update().inc("seen", sighting.count()), Bird.class).block(); // hapax: increment
        reactive.upsert(query, new Update().set("seen", sighting.count()), Bird.class).block();
        reactive.findAndModify(query, new Update().push("rings", sighting.id()), Bird.class).block(); // hapax: append
        template.updateMulti(query, new Update().addToSet("rings", sighting.id()), Bird.class);
    }

    @KafkaHandler(topics = "sightings", group = "e")
    void readsAndSaves(Sighting sighting) {
        Bird bird = birds.findById(sighting.bird()).orElseThrow();
        bird.setSeen(bird.getSeen() + sighting.count()); // hapax: increment
        bird.getRings().add(sighting.id()); // hapax: append
        birds.save(bird);
    }

    @org.springframework.kafka.annotation.KafkaListener(topics = "sightings")
    Mono<Void> readsAndSavesLater(Sighting sighting) {
        return later.findById(sighting.id())
                .flatMap(entry -> {
                    entry.setBird(sighting.bird());
                    return later.save(entry);
                })
                .then();
    }
}
