package com.acme.app;

import dev.hapax.KafkaHandler;
import java.sql.Connection;
import java.sql.SQLException;
import org.partner.bonus.Points;

public class Visits {
    private final Points points = new Points();

    @KafkaHandler(topics = "visits", group = "billing")
    public void onVisit(String account, Connection connection) throws SQLException {
        points.add(account, connection);
    }
}
