import jakarta.persistence.*;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.*;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.*;
import org.springframework.transaction.annotation.Transactional;

/** Rows in the place of others: deleted and inserted anew, or inserted and, where that fails, updated. */
@Component
class Replaced {
    record Menu(String restaurant, String title, List<String> dishes) {}

    private final JdbcTemplate jdbc;
    private final Dishes dishes;

    Replaced(JdbcTemplate jdbc, Dishes dishes) {
        this.jdbc = jdbc;
        this.dishes = dishes;
    }

    @KafkaListener(topics = "a")
    @Transactional
    public void deletedFirst(Menu menu) {
        dishes.deleteByRestaurant(menu.restaurant());
        dishes.saveAll(menu.dishes().stream()
                .map(name -> new Dish(menu.restaurant(), name))
                .toList());
    }

    @KafkaListener(topics = "b")
    @Transactional
    public void othersDeletedFirst(Menu menu) {
        dishes.deleteByName(menu.title());
        dishes.save(new Dish(menu.restaurant(), "soup of the day")); // hapax: insert warning
    }

    @KafkaListener(topics = "c")
    @Transactional
    public void deletedOnlyAtTimes(Menu menu) {
        if (menu.dishes().isEmpty()) {
            dishes.deleteByRestaurant(menu.restaurant());
        }
        dishes.save(new Dish(menu.restaurant(), menu.title())); // hapax: insert warning
    }

    @KafkaListener(topics = "d")
    @Transactional
    public void byStatements(Menu menu) {
        jdbc.update("DELETE FROM dishes WHERE restaurant = ?", menu.restaurant());
        for (String name : menu.dishes()) {
            jdbc.update("INSERT INTO dishes (restaurant, name) VALUES (?, ?)", menu.restaurant(), name);
        }
    }

    @KafkaListener(topics = "d1")
    @Transactional
    public void byStatementsForAnother(Menu menu) {
        jdbc.update("DELETE FROM dishes WHERE restaurant = ?", menu.title());
        jdbc.update("INSERT INTO dishes (restaurant, name) VALUES (?, ?)", menu.restaurant(), "soup"); // hapax: insert warning
    }

    @KafkaListener(topics = "d2")
    @Transactional
    public void byStatementsThatLeaveSome(Menu menu) {
        jdbc.update("DELETE FROM dishes WHERE restaurant = ? AND name > ?", menu.restaurant(), menu.title());
        jdbc.update("INSERT INTO dishes (restaurant, name) VALUES (?, ?)", menu.restaurant(), "soup"); // hapax: insert warning
    }

    @KafkaListener(topics = "d3")
    @Transactional
    public void byStatementsInAnotherColumn(Menu menu) {
        jdbc.update("DELETE FROM dishes WHERE name = ?", menu.title());
        jdbc.update("INSERT INTO dishes (restaurant, name) VALUES (?, ?)", menu.title(), "soup"); // hapax: insert warning
    }

    @KafkaListener(topics = "d4")
    @Transactional
    public void byStatementsThatTakeSome(Menu menu) {
        jdbc.update("DELETE FROM dishes WHERE restaurant = ? AND name LIKE 's%'", menu.restaurant());
        jdbc.update("INSERT INTO dishes (restaurant, name) VALUES (?, ?)", menu.restaurant(), "bread"); // hapax: insert warning
    }

    @KafkaListener(topics = "d5")
    @Transactional
    public void deletedByMoreThanIsSaved(Menu menu) {
        dishes.deleteByRestaurantAndName(menu.restaurant(), menu.title());
        dishes.save(new Dish(menu.restaurant(), "bread")); // hapax: insert warning
    }

    @KafkaListener(topics = "e")
    @Transactional
    public void deletedAfterwards(Menu menu) {
        jdbc.update("INSERT INTO dishes (restaurant, name) VALUES (?, ?)", menu.restaurant(), menu.title()); // hapax: insert warning
        jdbc.update("DELETE FROM dishes WHERE restaurant = ? AND name = ?", menu.restaurant(), "soup");
    }

    @KafkaListener(topics = "f")
    public void updatedWhereItIsThere(Menu menu) {
        try {
            jdbc.update("INSERT INTO menus (restaurant, title) VALUES (?, ?)", menu.restaurant(), menu.title());
        } catch (DuplicateKeyException e) {
            jdbc.update("UPDATE menus SET title = ? WHERE restaurant = ?", menu.title(), menu.restaurant());
        }
    }

    @KafkaListener(topics = "g")
    public void underAKeyThatIsMade(Menu menu) {
        KeyHolder keys = new GeneratedKeyHolder();
        jdbc.update( // hapax: insert warning
                connection -> {
                    var insert = connection.prepareStatement(
                            "INSERT INTO menus (title) VALUES (?)", new String[] {"id"});
                    insert.setString(1, menu.title());
                    return insert;
                },
                keys);
    }
}

@Entity
class Dish {
    @Id
    @GeneratedValue
    Long id;

    String restaurant;
    String name;

    Dish() {}

    Dish(String restaurant, String name) {
        this.restaurant = restaurant;
        this.name = name;
    }
}

interface Dishes extends JpaRepository<Dish, Long> {
    void deleteByRestaurant(String restaurant);

    void deleteByName(String name);

    void deleteByRestaurantAndName(String restaurant, String name);
}
