package org.partner.bonus;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

public class Points {
    public void add(String account, Connection connection) throws SQLException {
        try (PreparedStatement add =
                connection.prepareStatement("UPDATE accounts SET points = points + 1 WHERE id = ?")) {
            add.setString(1, account);
            add.executeUpdate();
        }
    }
}
