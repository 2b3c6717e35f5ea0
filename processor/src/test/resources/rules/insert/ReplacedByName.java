import java.util.*;
import org.springframework.jdbc.core.namedparam.*;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** Rows that take the place of others, through statements whose parameters have names. */
class ReplacedByName {
    record Song(String title, int minutes, String list) {}

    record Playlist(String list, String other, String owner, List<Song> songs) {}

    private static final String INSERT =
            "INSERT INTO songs (list, place, title) VALUES (:list, :place, :title)";

    private final NamedParameterJdbcTemplate jdbc;

    ReplacedByName(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a")
    @Transactional
    public void inAListOfSources(Playlist event) {
        jdbc.update("DELETE FROM songs WHERE list = :id", Map.of("id", event.list()));
        List<SqlParameterSource> rows = new ArrayList<>();
        for (Song song : event.songs()) {
            rows.add(new MapSqlParameterSource("list", event.list())
                    .addValue("place", song.minutes())
                    .addValue("title", song.title()));
        }
        jdbc.batchUpdate(INSERT, rows.toArray(SqlParameterSource[]::new));
    }

    @KafkaListener(topics = "b")
    @Transactional
    public void inAStreamOfSources(Playlist event) {
        jdbc.update("DELETE FROM songs WHERE list = :list", new MapSqlParameterSource("list", event.list()));
        jdbc.batchUpdate(
                INSERT,
                event.songs().stream()
                        .map(song -> new MapSqlParameterSource()
                                .addValue("title", song.title())
                                .addValue("list", event.list())
                                .addValue("place", song.minutes()))
                        .toArray(SqlParameterSource[]::new));
    }

    @KafkaListener(topics = "c")
    @Transactional
    public void oneByOne(Playlist event) {
        jdbc.update("DELETE FROM songs WHERE list = :list", Map.of("list", event.list()));
        for (Song song : event.songs()) {
            jdbc.update(INSERT, Map.of("title", song.title(), "place", song.minutes(), "list", event.list()));
        }
    }

    @KafkaListener(topics = "d")
    @Transactional
    public void deletedForAnother(Playlist event) {
        jdbc.update("DELETE FROM songs WHERE list = :id", Map.of("id", event.other()));
        List<SqlParameterSource> rows = new ArrayList<>();
        for (Song song : event.songs()) {
            rows.add(new MapSqlParameterSource("list", event.list())
                    .addValue("place", song.minutes())
                    .addValue("title", song.title()));
        }
        jdbc.batchUpdate(INSERT, rows.toArray(SqlParameterSource[]::new)); // hapax: insert warning
    }

    /** Each row says itself where it belongs. */
    @KafkaListener(topics = "e")
    @Transactional
    public void insertedForAnother(Playlist event) {
        jdbc.update("DELETE FROM songs WHERE list = :list", Map.of("list", event.list()));
        jdbc.batchUpdate( // hapax: insert warning
                INSERT,
                event.songs().stream()
                        .map(song -> new MapSqlParameterSource()
                                .addValue("title", song.title())
                                .addValue("list", song.list())
                                .addValue("place", song.minutes()))
                        .toArray(SqlParameterSource[]::new));
    }

    @KafkaListener(topics = "f")
    @Transactional
    public void someInsertedForAnother(Playlist event) {
        jdbc.update("DELETE FROM songs WHERE list = :list", Map.of("list", event.list()));
        List<SqlParameterSource> rows = new ArrayList<>();
        rows.add(new MapSqlParameterSource("list", event.list()).addValue("place", 1).addValue("title", "first"));
        rows.add(new MapSqlParameterSource("list", event.other()).addValue("place", 1).addValue("title", "first"));
        jdbc.batchUpdate(INSERT, rows.toArray(new SqlParameterSource[0])); // hapax: insert warning
    }

    /** The names are the other way round. */
    @KafkaListener(topics = "g")
    @Transactional
    public void valuesInTheOtherOrder(Playlist event) {
        jdbc.update(
                "DELETE FROM songs WHERE list = :list AND owner = :owner",
                Map.of("owner", event.list(), "list", event.owner()));
        jdbc.update(INSERT, Map.of("list", event.list(), "place", 1, "title", "first")); // hapax: insert warning
    }

    @KafkaListener(topics = "h")
    @Transactional
    public void deletedAfterwards(Playlist event) {
        jdbc.update(INSERT, Map.of("list", event.list(), "place", 1, "title", "first")); // hapax: insert warning
        jdbc.update("DELETE FROM songs WHERE list = :list AND title = :title", Map.of("list", event.list(), "title", "last"));
    }
}
