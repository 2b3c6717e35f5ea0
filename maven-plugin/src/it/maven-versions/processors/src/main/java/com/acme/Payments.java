package com.acme;

import dev.hapax.KafkaHandler;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.mapstruct.factory.Mappers;

public class Payments {
    private final PaymentMapper mapper = Mappers.getMapper(PaymentMapper.class);

    @KafkaHandler(topics = "orders", group = "payments")
    public void onPaid(OrderPaid event, Connection connection) throws SQLException {
        Payment payment = mapper.toPayment(event);
        try (PreparedStatement set = connection.prepareStatement("UPDATE orders SET payer = ? WHERE id = ?")) {
            set.setString(1, payment.getPayer());
            set.setString(2, payment.getOrderId());
            set.executeUpdate();
        }
    }
}
