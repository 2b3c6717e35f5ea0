package com.acme

import java.sql.Connection

class Accounts(private val connection: Connection) {
    fun credit(account: String) {
        connection.prepareStatement("UPDATE accounts SET balance = balance + 100 WHERE id = ?").use {
            it.setString(1, account)
            it.executeUpdate()
        }
    }
}
