import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.kafka.annotation.KafkaListener;

/** A field that is set to what is reckoned from what it held grows, though each update overwrites. */
class DocumentsSetBack {
    record Paid(String account, int amount, String note) {}

    @org.springframework.data.mongodb.core.mapping.Document
    static class Account {
        @Id
        private String id;

        private int balance;
        private int rate;
        private String notes;

        int getBalance() {
            return balance;
        }

        int getRate() {
            return rate;
        }

        String getNotes() {
            return notes;
        }
    }

    @org.springframework.data.mongodb.core.mapping.Document
    static class Tariff {
        @Id
        private String id;

        private int balance;

        int getBalance() {
            return balance;
        }
    }

    interface Accounts extends MongoRepository<Account, String> {}

    private final MongoTemplate mongo;
    private final Accounts accounts;
    private final MongoCollection<Document> documents;

    DocumentsSetBack(MongoTemplate mongo, Accounts accounts, MongoCollection<Document> documents) {
        this.mongo = mongo;
        this.accounts = accounts;
        this.documents = documents;
    }

    @KafkaListener(topics = "a")
    public void readThere(Paid paid) {
        Account account = mongo.findById(paid.account(), Account.class);
        Update update = new Update().set("balance", account.getBalance() + paid.amount());
        mongo.updateFirst(of(paid), update, Account.class); // hapax: increment warning
    }

    @KafkaListener(topics = "b")
    public void readElsewhere(Paid paid) {
        int balance = accounts.findById(paid.account()).orElseThrow().getBalance();
        int less = balance - paid.amount();
        mongo.updateFirst(of(paid), Update.update("balance", less), Account.class); // hapax: increment warning
    }

    @KafkaListener(topics = "c")
    public void appended(Paid paid) {
        Account account = accounts.findById(paid.account()).orElseThrow();
        Update update = new Update().set("notes", account.getNotes() + paid.note());
        mongo.updateFirst(of(paid), update, Account.class); // hapax: increment warning
    }

    @KafkaListener(topics = "d")
    public void byTheDriver(Paid paid) {
        Document there = documents.find(Filters.eq("_id", paid.account())).first();
        documents.updateOne( // hapax: increment warning
                Filters.eq("_id", paid.account()),
                Updates.set("balance", there.getInteger("balance") + paid.amount()));
    }

    @KafkaListener(topics = "e")
    public void byHand(Paid paid) {
        Document there = documents.find(Filters.eq("_id", paid.account())).first();
        Document balance = new Document("balance", there.getInteger("balance") + paid.amount());
        documents.updateOne(Filters.eq("_id", paid.account()), new Document("$set", balance)); // hapax: increment warning
    }

    @KafkaListener(topics = "f")
    public void ofAnotherField(Paid paid) {
        Account account = mongo.findById(paid.account(), Account.class);
        Update update = new Update().set("balance", account.getRate() * paid.amount());
        mongo.updateFirst(of(paid), update, Account.class);
    }

    @KafkaListener(topics = "g")
    public void kept(Paid paid) {
        Account account = mongo.findById(paid.account(), Account.class);
        Update update = new Update().set("balance", Math.max(account.getBalance(), paid.amount()));
        mongo.updateFirst(of(paid), update, Account.class);
    }

    @KafkaListener(topics = "h")
    public void ofTheMessage(Paid paid) {
        Update update = new Update().set("balance", paid.amount() + 1).set("notes", paid.note() + "!");
        mongo.updateFirst(of(paid), update, Account.class);
        Document balance = new Document("balance", paid.amount() + 1);
        documents.updateOne(Filters.eq("_id", paid.account()), new Document("$set", balance));
    }

    @KafkaListener(topics = "i")
    public void ofAnotherClass(Paid paid) {
        Tariff tariff = mongo.findById(paid.note(), Tariff.class);
        Update update = new Update().set("balance", tariff.getBalance() * paid.amount());
        mongo.updateFirst(of(paid), update, Account.class);
    }

    @KafkaListener(topics = "j")
    public void ofSomeField(Paid paid) {
        Account account = mongo.findById(paid.account(), Account.class);
        Update update = new Update().set(paid.note(), account.getBalance() + 1).set("", account.getBalance() + 2);
        mongo.updateFirst(of(paid), update.set("a.", account.getBalance() + 3), Account.class);
        Document there = documents.find(Filters.eq("_id", paid.account())).first();
        documents.updateOne(
                Filters.eq("_id", paid.account()), Updates.set(paid.note(), there.getInteger("balance") + 1));
    }

    private static Query of(Paid paid) {
        return Query.query(Criteria.where("id").is(paid.account()));
    }
}
