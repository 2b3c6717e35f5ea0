import jakarta.inject.Named;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.*;

/** Where an interface has several implementations, what Spring goes by says which of them is meant. */
@Component
class ChosenBeans {
    private final Stock stock;
    private final Stock kept;
    private final Stock inTheCellar;
    private final Notes notes;
    private final Prices prices;

    @Autowired
    @Qualifier("cheap")
    private Postage postage;

    @Autowired
    private Postage express;

    ChosenBeans(
            Stock stock, @Qualifier("archive") Stock kept, @Named("cellar") Stock inTheCellar, Notes notes, Prices prices) {
        this.stock = stock;
        this.kept = kept;
        this.inTheCellar = inTheCellar;
        this.notes = notes;
        this.prices = prices;
    }

    @KafkaListener(topics = "a")
    void primary(String item) {
        stock.take(item);
    }

    @KafkaListener(topics = "b")
    void qualified(String item) {
        kept.put(item);
    }

    @KafkaListener(topics = "c")
    void named(String item) {
        inTheCellar.move(item);
    }

    @KafkaListener(topics = "d")
    void whicheverTheProfileIs(String item) {
        notes.write(item);
    }

    @KafkaListener(topics = "e")
    void madeByAFactoryMethod(String item) {
        postage.pay(item);
    }

    @KafkaListener(topics = "f")
    void byTheNameOfTheField(String item) {
        express.send(item);
    }

    @KafkaListener(topics = "g")
    void madeByNobodyKnown(String item) {
        prices.raise(item);
    }
}

interface Stock {
    void take(String item);

    void put(String item);

    void move(String item);
}

abstract class StockInTables {
    protected final JdbcTemplate jdbc;

    StockInTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }
}

@Primary
@Component
class Shelves extends StockInTables implements Stock {
    Shelves(JdbcTemplate jdbc) {
        super(jdbc);
    }

    @Override
    public void take(String item) {
        jdbc.update("UPDATE shelves SET emptied = true WHERE item = ?", item);
    }

    @Override
    public void put(String item) {
        jdbc.update("UPDATE shelves SET items = items + 1 WHERE item = ?", item);
    }

    @Override
    public void move(String item) {
        jdbc.update("UPDATE shelves SET moves = moves + 1 WHERE item = ?", item);
    }
}

@Component("archive")
class Archive extends StockInTables implements Stock {
    Archive(JdbcTemplate jdbc) {
        super(jdbc);
    }

    @Override
    public void take(String item) {
        jdbc.update("UPDATE archive SET items = items - 1 WHERE item = ?", item);
    }

    @Override
    public void put(String item) {
        jdbc.update("UPDATE archive SET items = items + 1 WHERE item = ?", item); // hapax: increment warning
    }

    @Override
    public void move(String item) {
        jdbc.update("UPDATE archive SET moves = moves + 1 WHERE item = ?", item);
    }
}

@Named("cellar")
class Cellar extends StockInTables implements Stock {
    Cellar(JdbcTemplate jdbc) {
        super(jdbc);
    }

    @Override
    public void take(String item) {
        jdbc.update("UPDATE cellar SET items = items - 1 WHERE item = ?", item);
    }

    @Override
    public void put(String item) {
        jdbc.update("UPDATE cellar SET items = items + 1 WHERE item = ?", item);
    }

    @Override
    public void move(String item) {
        jdbc.update("UPDATE cellar SET moves = moves + 1 WHERE item = ?", item); // hapax: increment warning
    }
}

interface Notes {
    void write(String item);
}

@Profile("!production")
@Component
class PrintedNotes implements Notes {
    @Override
    public void write(String item) {
        System.out.println(item);
    }
}

@Profile("production")
@Component
class StoredNotes implements Notes {
    private final JdbcTemplate jdbc;

    StoredNotes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void write(String item) {
        jdbc.update("INSERT INTO notes (item) VALUES (?)", item); // hapax: insert warning
    }
}

interface Postage {
    void pay(String item);

    void send(String item);
}

class Letters implements Postage {
    private final JdbcTemplate jdbc;

    Letters(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void pay(String item) {
        jdbc.update("UPDATE letters SET paid = true WHERE item = ?", item);
    }

    @Override
    public void send(String item) {
        jdbc.update("UPDATE letters SET sent = sent + 1 WHERE item = ?", item);
    }
}

class Parcels implements Postage {
    private final JdbcTemplate jdbc;

    Parcels(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void pay(String item) {
        jdbc.update("UPDATE parcels SET paid = paid + 1 WHERE item = ?", item);
    }

    @Override
    public void send(String item) {
        jdbc.update("UPDATE parcels SET sent = sent + 1 WHERE item = ?", item); // hapax: increment warning
    }
}

@Configuration
class Offices {
    @Bean
    @Qualifier("cheap")
    Postage letters(JdbcTemplate jdbc) {
        return new Letters(jdbc);
    }

    @Bean("express")
    Postage parcels(JdbcTemplate jdbc) {
        return new Parcels(jdbc);
    }
}

interface Prices {
    void raise(String item);
}

class FixedPrices implements Prices {
    @Override
    public void raise(String item) {}
}

class GrowingPrices implements Prices {
    private final JdbcTemplate jdbc;

    GrowingPrices(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void raise(String item) {
        jdbc.update("UPDATE prices SET price = price + 1 WHERE item = ?", item); // hapax: increment warning
    }
}

interface Posts {
    void post(String letter);
}

/** Primary, but not there in each deployment. */
@Primary
@Profile("pigeons")
@Component
class PigeonPosts implements Posts {
    private final JdbcTemplate jdbc;

    PigeonPosts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void post(String letter) {
        jdbc.update("UPDATE pigeons SET flights = flights + 1"); // hapax: increment warning
    }
}

@Component
class BoxPosts implements Posts {
    private final JdbcTemplate jdbc;

    BoxPosts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void post(String letter) {
        jdbc.update("UPDATE boxes SET letters = letters + 1"); // hapax: increment warning
    }
}

@Component
class Mailbox {
    private final Posts posts;

    Mailbox(Posts posts) {
        this.posts = posts;
    }

    @KafkaListener(topics = "h")
    void primaryInSomeDeployments(String letter) {
        posts.post(letter);
    }
}
