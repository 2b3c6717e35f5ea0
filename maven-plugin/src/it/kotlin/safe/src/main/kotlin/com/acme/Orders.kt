package com.acme

import dev.hapax.KafkaHandler
import java.sql.Connection

class Orders {
    @KafkaHandler(topics = ["orders"], group = "billing")
    fun onPaid(order: Order, connection: Connection) {
        connection.prepareStatement("UPDATE orders SET status = 'paid' WHERE id = ?").use {
            it.setString(1, order.id)
            it.executeUpdate()
        }
    }
}

data class Order(val id: String)
