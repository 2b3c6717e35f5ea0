import io.micronaut.context.annotation.Factory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.springframework.jdbc.core.JdbcTemplate;

/** Methods that make objects for Micronaut and CDI to hand out. */
@ApplicationScoped
class HandWiredFactories {
    @Inject
    @Named("gauges")
    Gauges gauges;

    @Inject
    @Named("plain")
    Gauges plain;

    private final Meters meters;

    HandWiredFactories(Meters meters) {
        this.meters = meters;
    }

    @Incoming("a")
    @Transactional
    public void producedWithAGuard(String id) {
        gauges.raise(id);
    }

    @Incoming("b")
    @Transactional
    public void producedWithoutAGuard(String id) {
        plain.lower(id);
    }

    @Incoming("c")
    @Transactional
    public void madeByAFactory(String id) {
        meters.turn(id);
    }
}

@ApplicationScoped
class GaugeProducer {
    @Produces
    @Named("gauges")
    Gauges once(JdbcTemplate jdbc, @Named("plain") Gauges gauges) {
        return new OnceGauges(jdbc, gauges);
    }

    @Produces
    @Named("plain")
    Gauges plain(JdbcTemplate jdbc) {
        return new NamedGauges(new StoredGauges(jdbc));
    }
}

@Factory
class MeterFactory {
    @Singleton
    Meters meters(JdbcTemplate jdbc) {
        Meters stored = new StoredMeters(jdbc);
        return new OnceMeters(jdbc, stored);
    }
}

interface Gauges {
    void raise(String id);

    void lower(String id);
}

class OnceGauges implements Gauges {
    private final JdbcTemplate jdbc;
    private final Gauges delegate;

    OnceGauges(JdbcTemplate jdbc, Gauges delegate) {
        this.jdbc = jdbc;
        this.delegate = delegate;
    }

    @Override
    public void raise(String id) {
        if (jdbc.update("INSERT INTO inbox (id) VALUES (?) ON CONFLICT DO NOTHING", id) == 1) {
            delegate.raise(id);
        }
    }

    @Override
    public void lower(String id) {
        if (jdbc.update("INSERT INTO inbox (id) VALUES (?) ON CONFLICT DO NOTHING", id) == 1) {
            delegate.lower(id);
        }
    }
}

class NamedGauges implements Gauges {
    private final Gauges delegate;

    NamedGauges(Gauges delegate) {
        this.delegate = delegate;
    }

    @Override
    public void raise(String id) {
        delegate.raise(id);
    }

    @Override
    public void lower(String id) {
        delegate.lower(id);
    }
}

class StoredGauges implements Gauges {
    private final JdbcTemplate jdbc;

    StoredGauges(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void raise(String id) {
        jdbc.update("UPDATE gauges SET level = level + 1 WHERE id = ?", id);
    }

    @Override
    public void lower(String id) {
        jdbc.update("UPDATE gauges SET level = level - 1 WHERE id = ?", id); // hapax: increment warning
    }
}

interface Meters {
    void turn(String id);
}

class OnceMeters implements Meters {
    private final JdbcTemplate jdbc;
    private final Meters delegate;

    OnceMeters(JdbcTemplate jdbc, Meters delegate) {
        this.jdbc = jdbc;
        this.delegate = delegate;
    }

    @Override
    public void turn(String id) {
        if (jdbc.update("INSERT INTO inbox (id) VALUES (?) ON CONFLICT DO NOTHING", id) == 1) {
            delegate.turn(id);
        }
    }
}

class StoredMeters implements Meters {
    private final JdbcTemplate jdbc;

    StoredMeters(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void turn(String id) {
        jdbc.update("UPDATE meters SET turns = turns + 1 WHERE id = ?", id);
    }
}
