import io.quarkus.mongodb.panache.*;
import jakarta.enterprise.context.ApplicationScoped;
import org.bson.codecs.pojo.annotations.BsonId;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class PanacheDocuments {
    record Moved(String driver, double latitude) {}

    @Incoming("a")
    public void underTheMessagesKey(Moved moved) {
        Position position = new Position();
        position.driver = moved.driver();
        position.latitude = moved.latitude();
        position.persistOrUpdate();
    }

    @Incoming("b")
    public void underAKeyThatIsMade(Moved moved) {
        Track track = new Track();
        track.driver = moved.driver();
        track.persistOrUpdate(); // hapax: insert warning
    }

    @Incoming("c")
    public void foundOrMade(Moved moved) {
        Position position = Position.findById(moved.driver());
        if (position == null) {
            position = new Position();
            position.driver = moved.driver();
        }
        position.latitude = moved.latitude();
        position.persistOrUpdate();
    }

    public static class Position extends PanacheMongoEntityBase {
        @BsonId
        public String driver;

        public double latitude;
    }

    public static class Track extends PanacheMongoEntity {
        public String driver;
    }
}
