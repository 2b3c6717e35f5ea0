import dev.hapax.*;
import org.springframework.jdbc.core.JdbcTemplate;

/** MERGE of Oracle and SQL Server. */
class Merges {
    record Stock(String id, String part, int pieces) {}

    private static final String TAKE_OVER = """
            MERGE INTO stock s
            USING (SELECT ? AS part, ? AS pieces FROM dual) n
            ON (s.part = n.part)
            WHEN MATCHED THEN UPDATE SET s.pieces = n.pieces
            WHEN NOT MATCHED THEN INSERT (part, pieces) VALUES (n.part, n.pieces)
            """;

    private static final String ADD = """
            MERGE INTO stock s
            USING (SELECT ? AS part, ? AS pieces FROM dual) n
            ON (s.part = n.part)
            WHEN MATCHED THEN UPDATE SET s.pieces = s.pieces + n.pieces
            WHEN NOT MATCHED THEN INSERT (part, pieces) VALUES (n.part, n.pieces)
            """;

    private static final String TAKE_OVER_HERE = """
            MERGE stock WITH (HOLDLOCK) AS s
            USING (VALUES (?, ?)) AS n (part, pieces)
            ON s.part = n.part
            WHEN MATCHED THEN UPDATE SET pieces = n.pieces
            WHEN NOT MATCHED THEN INSERT (part, pieces) VALUES (n.part, n.pieces);
            """;

    private static final String ADD_HERE = """
            MERGE INTO stock AS s
            USING (VALUES (?, ?)) AS n (part, pieces)
            ON s.part = n.part
            WHEN MATCHED THEN UPDATE SET s.pieces = s.pieces + n.pieces
            WHEN NOT MATCHED THEN INSERT (part, pieces) VALUES (n.part, n.pieces);
            """;

    private static final String ONLY_NEW = """
            MERGE INTO stock s
            USING (SELECT ? AS id FROM dual) n
            ON (s.id = n.id)
            WHEN NOT MATCHED THEN INSERT (id, part) VALUES (n.id, ?)
            """;

    private JdbcTemplate jdbc;

    @KafkaHandler(topics = "stock", group = "a")
    void takesOver(Stock stock) {
        jdbc.update(TAKE_OVER, stock.part(), stock.pieces());
        jdbc.update(TAKE_OVER_HERE, stock.part(), stock.pieces());
        jdbc.update(ONLY_NEW, stock.id(), stock.part());
    }

    @KafkaHandler(topics = "stock", group = "b")
    void adds(Stock stock) {
        jdbc.update(ADD, stock.part(), stock.pieces()); // hapax: increment
        jdbc.update(ADD_HERE, stock.part(), stock.pieces()); // hapax: increment
    }
}
