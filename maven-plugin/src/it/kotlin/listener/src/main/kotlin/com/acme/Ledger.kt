package com.acme

import org.springframework.jdbc.core.JdbcTemplate
import org.springframework.kafka.annotation.KafkaListener

class Ledger(private val jdbc: JdbcTemplate) {
    @KafkaListener(topics = ["payments"], groupId = "ledger")
    fun onPayment(account: String) {
        jdbc.update("UPDATE accounts SET balance = balance + 100 WHERE id = ?", account)
    }
}
