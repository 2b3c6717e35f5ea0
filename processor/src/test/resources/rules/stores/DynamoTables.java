import dev.hapax.*;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;

class DynamoTables {
    record Game(String id, String player, int points) {}

    @DynamoDbBean
    public static class Player {
        private String name;
        private int points;
        private List<String> games;

        @DynamoDbPartitionKey
        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public int getPoints() {
            return points;
        }

        public void setPoints(int points) {
            this.points = points;
        }

        public List<String> getGames() {
            return games;
        }

        public void setGames(List<String> games) {
            this.games = games;
        }
    }

    private DynamoDbTable<Player> players;

    @KafkaHandler(topics = "games", group = "a")
    void overwrites(Game game) {
        Player player = new Player();
        player.setName(game.player());
        player.setPoints(game.points());
        players.putItem(player);
        players.updateItem(player);
        players.deleteItem(Key.builder().partitionValue(game.player()).build());
    }

    @KafkaHandler(topics = "games", group = "b")
    void adds(Game game) {
        Player player = players.getItem(Key.builder().partitionValue(game.player()).build());
        player.setPoints(player.getPoints() + game.points()); // hapax: increment
        player.getGames().add(game.id()); // hapax: append
        players.putItem(player);
    }

    @KafkaHandler(topics = "games", group = "c")
    void keeps(Game game) {
        Player player = players.getItem(Key.builder().partitionValue(game.player()).build());
        player.setPoints(Math.max(player.getPoints(), game.points()));
        players.updateItem(player);
    }

    @KafkaHandler(topics = "games", group = "d")
    void anotherOneEachTime(Game game) {
        Player player = new Player();
        player.setName(java.util.UUID.randomUUID().toString()); // hapax: nondeterministic-identity warning
        players.putItem(player); // hapax: insert
    }
}
