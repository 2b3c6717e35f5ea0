package com.acme

import dev.hapax.KafkaHandler
import java.sql.Connection

class Balances {
    @KafkaHandler(topics = ["payments"], group = "billing")
    fun onPayment(account: String, connection: Connection) {
        connection.prepareStatement("UPDATE accounts SET balance = balance + 100 WHERE id = ?").use {
            it.setString(1, account)
            it.executeUpdate()
        }
    }
}
