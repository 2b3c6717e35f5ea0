import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.util.Map;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What is made of a tree or a map is as much of the message as that. */
class ConvertedTrees {
    record Crate(UUID crateId, String what) {}

    record Stored(String type, Crate payload) {}

    @MongoEntity(collection = "crates")
    static class Row {
        @BsonId
        private UUID id;

        private String what;

        void setId(UUID id) {
            this.id = id;
        }

        void setWhat(String what) {
            this.what = what;
        }
    }

    static class Rows implements PanacheMongoRepositoryBase<Row, UUID> {}

    private final Rows rows;
    private final ObjectMapper mapper;

    ConvertedTrees(Rows rows, ObjectMapper mapper) {
        this.rows = rows;
        this.mapper = mapper;
    }

    @Incoming("a")
    void ofATree(JsonNode event) {
        if (!event.hasNonNull("type")) {
            return;
        }
        Crate crate = mapper.convertValue(event, Stored.class).payload();
        Row row = new Row();
        row.setId(crate.crateId());
        row.setWhat(crate.what());
        rows.persistOrUpdate(row);
    }

    @Incoming("b")
    void ofAMap(Map<String, Object> event) {
        Crate crate = mapper.convertValue(event, Crate.class);
        Row row = new Row();
        row.setId(crate.crateId());
        rows.persistOrUpdate(row);
    }

    @Incoming("c")
    void withoutTheId(JsonNode event) {
        Row row = new Row();
        row.setWhat(mapper.convertValue(event, Crate.class).what());
        rows.persistOrUpdate(row); // hapax: insert warning
    }
}
