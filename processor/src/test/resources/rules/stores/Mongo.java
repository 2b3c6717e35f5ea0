import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.hapax.*;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

class Mongo {
    record Bottling(String id, String wine, int bottles, long number) {}

    static class Wine {
        String id;
    }

    private final MongoCollection<Document> wines;
    private final MongoTemplate template;

    Mongo(MongoCollection<Document> wines, MongoTemplate template) {
        this.wines = wines;
        this.template = template;
    }

    @KafkaHandler(topics = "a", group = "g")
    void driver(Bottling bottling) {
        wines.updateOne(eq("_id", bottling.wine()), Updates.inc("bottles", bottling.bottles())); // hapax: increment
        wines.updateOne(eq("_id", bottling.wine()), Updates.push("lots", bottling.id())); // hapax: append
        wines.updateOne( // hapax: increment
                eq("_id", bottling.wine()),
                Updates.combine(Updates.set("last", bottling.id()), Updates.inc("bottles", 1)));
        wines.updateOne(eq("_id", bottling.wine()), new Document("$inc", new Document("bottles", 1))); // hapax: increment
        wines.findOneAndUpdate(eq("_id", bottling.wine()), Updates.popFirst("lots")); // hapax: consume
    }

    @KafkaHandler(topics = "b", group = "g")
    void overwrites(Bottling bottling) {
        wines.updateOne(
                eq("_id", bottling.wine()),
                Updates.set("bottles", bottling.bottles()),
                new UpdateOptions().upsert(true));
        wines.updateOne(eq("_id", bottling.wine()), Updates.addToSet("lots", bottling.id()));
        wines.updateOne(eq("_id", bottling.wine()), new Document("$set", new Document("bottles", 1)));
        wines.replaceOne(eq("_id", bottling.wine()), new Document("bottles", bottling.bottles()));
        wines.deleteOne(eq("_id", bottling.wine()));
    }

    @KafkaHandler(topics = "c", group = "g")
    void inserts(Bottling bottling) {
        wines.insertOne(new Document("wine", bottling.wine())); // hapax: insert
        wines.insertOne(new Document("_id", bottling.id()).append("wine", bottling.wine())); // hapax: insert
    }

    @KafkaHandler(topics = "c2", group = "g")
    void insertsUnderDrawnIds(Bottling bottling) {
        wines.insertOne(new Document("_id", UUID.randomUUID()).append("wine", bottling.wine())); // hapax: insert, nondeterministic-identity warning
        wines.insertOne(new Document("cork", UUID.randomUUID())); // hapax: insert
    }

    @KafkaHandler(topics = "d", group = "g")
    void comparesAndSets(Bottling bottling) {
        wines.updateOne(
                and(eq("_id", bottling.wine()), eq("state", "OPEN")),
                Updates.combine(Updates.set("state", "BOTTLED"), Updates.inc("bottles", bottling.bottles())));
    }

    @KafkaHandler(topics = "e", group = "g")
    void template(Bottling bottling) {
        Query query = Query.query(Criteria.where("id").is(bottling.wine()));
        template.updateFirst(query, new Update().inc("bottles", bottling.bottles()), Wine.class); // hapax: increment
        Update later = new Update();
        later.set("last", bottling.id());
        later.inc("bottles", 1);
        template.upsert(query, later, Wine.class); // hapax: increment
        template.upsert(query, Update.update("bottles", bottling.bottles()), Wine.class);
        template.findAndModify(query, new Update().push("lots").each(bottling.id()), Wine.class); // hapax: append
        template.update(Wine.class).matching(query).apply(new Update().inc("bottles", 2)).first(); // hapax: increment
    }

    @KafkaHandler(topics = "f", group = "g")
    void madeElsewhere(Bottling bottling) {
        template.updateFirst(new Query(), more(bottling), Wine.class); // hapax: increment
        template.updateFirst(new Query(), same(bottling), Wine.class);
    }

    @KafkaHandler(topics = "g", group = "g")
    void keepsWhatWasCounted(Bottling bottling) {
        wines.updateOne(
                and(eq("_id", bottling.wine()), Filters.ne("lots", bottling.id())),
                Updates.combine(Updates.inc("bottles", bottling.bottles()), Updates.push("lots", bottling.id())));
        template.updateFirst(
                Query.query(Criteria.where("id").is(bottling.wine()).and("lots").ne(bottling.id())),
                new Update().inc("bottles", bottling.bottles()).addToSet("lots", bottling.id()),
                Wine.class);
        template.updateFirst(
                Query.query(Criteria.where("id").is(bottling.wine()).and("number").lt(bottling.number())),
                new Update().inc("bottles", bottling.bottles()).set("number", bottling.number()),
                Wine.class);
        template.updateFirst( // hapax: increment
                Query.query(Criteria.where("id").is(bottling.wine()).and("lots").ne(bottling.id())),
                new Update().inc("bottles", bottling.bottles()).addToSet("wines", bottling.id()),
                Wine.class);
        wines.updateOne( // hapax: increment
                Filters.or(eq("_id", bottling.wine()), Filters.ne("lots", bottling.id())),
                Updates.combine(Updates.inc("bottles", bottling.bottles()), Updates.push("lots", bottling.id())));
        template.upsert( // hapax: increment
                Query.query(Criteria.where("name").is(bottling.wine()).and("lots").ne(bottling.id())),
                new Update().inc("bottles", bottling.bottles()).addToSet("lots", bottling.id()),
                Wine.class);
    }

    /** Of a query that is too large to be kept, nobody can say what it leaves out. */
    @KafkaHandler(topics = "large", group = "g")
    void asksForMuch(Bottling bottling) {
        wines.updateOne( // hapax: increment warning
                Filters.or(
                        eq("n0.x", bottling.wine() + bottling.number() + bottling.id()),
                        eq("n1.x", bottling.wine() + bottling.number() + bottling.id()),
                        eq("n2.x", bottling.wine() + bottling.number() + bottling.id()),
                        eq("n3.x", bottling.wine() + bottling.number() + bottling.id()),
                        eq("n4.x", bottling.wine() + bottling.number() + bottling.id()),
                        eq("n5.x", bottling.wine() + bottling.number() + bottling.id()),
                        eq("n6.x", bottling.wine() + bottling.number() + bottling.id()),
                        eq("n7.x", bottling.wine() + bottling.number() + bottling.id()),
                        eq("n8.x", bottling.wine() + bottling.number() + bottling.id())),
                Updates.inc("bottles", bottling.bottles()));
    }

    /** What makes a new document only where none was found makes none the second time. */
    @KafkaHandler(topics = "once", group = "g")
    void makesItOnce(Bottling bottling) {
        Document found = wines.find(eq("_id", bottling.wine())).first();
        wines.updateOne(
                and(eq("_id", bottling.wine()), Filters.lt("number", bottling.number())),
                Updates.combine(Updates.inc("bottles", bottling.bottles()), Updates.set("number", bottling.number())),
                new UpdateOptions().upsert(Objects.isNull(found)));
        wines.updateOne( // hapax: increment
                and(eq("_id", bottling.wine()), Filters.lt("number", bottling.number())),
                Updates.combine(Updates.inc("bottles", bottling.bottles()), Updates.set("number", bottling.number())),
                new UpdateOptions().upsert(Objects.nonNull(found)));
    }

    @KafkaHandler(topics = "i", group = "g")
    void countsOnlyWhatItFinds(Bottling bottling) {
        wines.updateOne( // hapax: increment
                and(eq("_id", bottling.wine()), eq("state", "OPEN")),
                Updates.combine(Updates.set("state", "BOTTLED"), Updates.inc("bottles", bottling.bottles())),
                new UpdateOptions().upsert(true));
        wines.updateOne(
                and(eq("_id", bottling.wine()), eq("state", "OPEN")),
                Updates.combine(Updates.set("state", "BOTTLED"), Updates.inc("bottles", bottling.bottles())),
                new UpdateOptions().upsert(false));
        template.updateFirst(
                Query.query(Criteria.where("id").is(bottling.wine()).and("state").is("NEW")),
                new Update().inc("bottles", bottling.bottles()).set("state", "COUNTED"),
                Wine.class);
        template.updateFirst( // hapax: increment
                Query.query(new Criteria()
                        .orOperator(
                                Criteria.where("id").is(bottling.wine()),
                                Criteria.where("state").is("NEW"))),
                new Update().inc("bottles", bottling.bottles()).set("state", "COUNTED"),
                Wine.class);
    }

    @KafkaHandler(topics = "h", group = "g")
    void inBulk(Bottling bottling) {
        BulkOperations bulk = template.bulkOps(BulkOperations.BulkMode.ORDERED, Wine.class);
        Query query = Query.query(Criteria.where("id").is(bottling.wine()));
        bulk.updateOne(query, new Update().inc("bottles", bottling.bottles())); // hapax: increment
        bulk.upsert(query, new Update().set("last", bottling.id()));
        bulk.execute();
    }

    private static Update more(Bottling bottling) {
        Update update = new Update();
        update.inc("bottles", bottling.bottles());
        return update;
    }

    private static Update same(Bottling bottling) {
        return new Update().set("bottles", bottling.bottles());
    }
}
