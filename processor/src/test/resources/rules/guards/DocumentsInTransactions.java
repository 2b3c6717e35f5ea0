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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;

/** Mongo takes part in transactions where the project makes the manager for them, by whatever type it declares it. */
@Component
class DocumentsInTransactions {
    record Tip(String id, String jar, BigDecimal coins) {}

    @Document("counted_tips")
    record Counted(@Id String id) {}

    @Document("jars")
    record Jar(@Id String id, BigDecimal coins) {}

    interface CountedTips extends MongoRepository<Counted, String> {}

    private final CountedTips counted;
    private final MongoTemplate mongo;

    DocumentsInTransactions(CountedTips counted, MongoTemplate mongo) {
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
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(tip.jar())), new Update().inc("coins", tip.coins()), Jar.class);
    }

    @Configuration
    static class Stores {
        @Bean
        PlatformTransactionManager transactions(MongoDatabaseFactory factory) {
            return new MongoTransactionManager(factory);
        }
    }
}
