import java.math.BigDecimal;
import org.springframework.context.annotation.*;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.*;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.*;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Without a manager of its own Mongo takes part in no transaction, and the annotation says nothing of it. */
@Component
class DocumentsWithoutTransactions {
    record Tip(String id, String jar, BigDecimal coins) {}

    @Document("counted_tips")
    record Counted(@Id String id) {}

    @Document("jars")
    record Jar(@Id String id, BigDecimal coins) {}

    interface CountedTips extends MongoRepository<Counted, String> {}

    private final CountedTips counted;
    private final MongoTemplate mongo;

    DocumentsWithoutTransactions(CountedTips counted, MongoTemplate mongo) {
        this.counted = counted;
        this.mongo = mongo;
    }

    @KafkaListener(topics = "tips")
    @Transactional
    public void markedAndAdded(Tip tip) {
        if (counted.existsById(tip.id())) {
            return;
        }
        counted.insert(new Counted(tip.id()));
        mongo.updateFirst( // hapax: mark-before-effect warning
                Query.query(Criteria.where("_id").is(tip.jar())), new Update().inc("coins", tip.coins()), Jar.class);
    }

}
