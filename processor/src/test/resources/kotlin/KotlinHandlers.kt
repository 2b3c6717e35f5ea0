import jakarta.persistence.Entity
import jakarta.persistence.Id
import org.apache.kafka.clients.consumer.ConsumerRecord
import org.slf4j.LoggerFactory
import org.springframework.dao.DuplicateKeyException
import org.springframework.data.jpa.repository.JpaRepository
import org.springframework.jdbc.core.JdbcTemplate
import org.springframework.kafka.annotation.KafkaListener
import org.springframework.kafka.core.KafkaTemplate
import org.springframework.stereotype.Component
import org.springframework.stereotype.Service
import org.springframework.transaction.annotation.Transactional
import java.util.UUID

data class Payment(val id: String, val account: String, val cents: Long, val note: String? = null)

sealed interface Command

data class Credit(val account: String, val cents: Long) : Command

data class Close(val account: String) : Command

enum class Status { OPEN, CLOSED }

@Entity
class Account(@Id var id: String = "", var balance: Long = 0, var status: Status = Status.OPEN) {
    fun credit(cents: Long) {
        balance += cents // hapax: increment warning
    }
}

interface AccountRepository : JpaRepository<Account, String>

object Statements {
    const val ADD = "UPDATE accounts SET balance = balance + ? WHERE id = ?"
    val upsert = "INSERT INTO payments (id, cents) VALUES (?, ?) ON CONFLICT (id) DO NOTHING"
}

fun JdbcTemplate.book(payment: Payment) {
    update(Statements.ADD, payment.cents, payment.account) // hapax: increment warning
}

fun JdbcTemplate.setBalance(account: String, cents: Long) = update("UPDATE accounts SET balance = ? WHERE id = ?", cents, account)

@Component
class ExtensionHandler(private val jdbc: JdbcTemplate) {
    @KafkaListener(topics = ["a"])
    fun add(payment: Payment) = jdbc.book(payment)

    @KafkaListener(topics = ["b"])
    fun set(payment: Payment) {
        jdbc.setBalance(payment.account, payment.cents)
    }

    @KafkaListener(topics = ["c"])
    fun upsert(payment: Payment) {
        jdbc.update(Statements.upsert, payment.id, payment.cents)
    }
}

@Service
class AccountService(private val accounts: AccountRepository) {
    @Transactional
    fun credit(payment: Payment) {
        accounts.findById(payment.account).ifPresent { it.credit(payment.cents) }
    }

    @Transactional
    fun close(id: String) {
        accounts.findById(id).orElse(null)?.let { account ->
            account.status = Status.CLOSED
            accounts.save(account)
        }
    }

    @Transactional
    fun open(payment: Payment) {
        val account = accounts.findById(payment.account).orElseGet { Account(payment.account) }
        account.apply { balance = payment.cents }.also { accounts.save(it) }
    }
}

@Component
class ServiceHandler(private val service: AccountService) {
    @KafkaListener(topics = ["d"])
    fun credit(payment: Payment) = service.credit(payment)

    @KafkaListener(topics = ["e"])
    fun close(record: ConsumerRecord<String, String>) = service.close(record.key())

    @KafkaListener(topics = ["f"])
    fun open(payment: Payment) = service.open(payment)
}

@Component
class CommandHandler(private val jdbc: JdbcTemplate) {
    @KafkaListener(topics = ["g"])
    fun handle(command: Command) {
        when (command) {
            is Credit -> credit(command)
            is Close -> jdbc.update("UPDATE accounts SET status = 'CLOSED' WHERE id = ?", command.account)
        }
    }

    private fun credit(credit: Credit, table: String = "accounts") {
        jdbc.update("UPDATE $table SET balance = balance + ? WHERE id = ?", credit.cents, credit.account) // hapax: increment warning
    }
}

@Component
class GuardedHandler(private val jdbc: JdbcTemplate, private val kafka: KafkaTemplate<String, String>) {
    @Transactional
    @KafkaListener(topics = ["h"])
    fun claimed(payment: Payment) {
        if (jdbc.update(Statements.upsert, payment.id, payment.cents) == 0) return
        jdbc.book(payment)
    }

    @Transactional
    @KafkaListener(topics = ["i"])
    fun insertedFirst(payment: Payment) {
        try {
            jdbc.update("INSERT INTO processed (id) VALUES (?)", payment.id)
        } catch (e: DuplicateKeyException) {
            return
        }
        jdbc.update("UPDATE accounts SET balance = balance + ? WHERE id = ?", payment.cents, payment.account)
    }

    @KafkaListener(topics = ["j"])
    fun sends(payment: Payment) {
        payment.note?.takeIf { it.isNotBlank() }?.let { kafka.send("notes", payment.account, it).get() } // hapax: send warning
    }
}

@Component
class OptionalHandler(private val accounts: AccountRepository, private val jdbc: JdbcTemplate) {
    @KafkaListener(topics = ["o"])
    fun books(payment: Payment) {
        accounts.findById(payment.account).ifPresent { account ->
            jdbc.update("UPDATE totals SET cents = cents + ? WHERE id = ?", payment.cents, account.id) // hapax: increment warning
        }
    }

    @Transactional
    @KafkaListener(topics = ["p"])
    fun grows(payment: Payment) {
        accounts.findById(payment.account).ifPresent { account ->
            account.balance += payment.cents // hapax: increment warning
        }
    }
}

@Component
class BatchHandler(private val jdbc: JdbcTemplate) {
    private val log = LoggerFactory.getLogger(javaClass)

    @KafkaListener(topics = ["k"], batch = "true")
    fun all(payments: List<Payment>) {
        payments.filter { it.cents > 0 }.forEach {
            jdbc.update("INSERT INTO entries (id, cents) VALUES (?, ?)", UUID.randomUUID().toString(), it.cents) // hapax: insert warning
        }
    }

    @KafkaListener(topics = ["l"])
    fun swallows(payment: Payment) {
        runCatching { jdbc.setBalance(payment.account, payment.cents) } // hapax: swallowed-exception warning
            .onFailure { log.warn("not booked: {}", payment.id, it) }
    }

    @KafkaListener(topics = ["m"])
    fun rethrows(payment: Payment) {
        runCatching { jdbc.setBalance(payment.account, payment.cents) }
            .onFailure { log.warn("not booked: {}", payment.id, it) }
            .getOrThrow()
    }

    @KafkaListener(topics = ["n"])
    fun catches(payment: Payment) {
        try {
            jdbc.setBalance(payment.account, payment.cents)
        } catch (e: Exception) { // hapax: swallowed-exception warning
            log.error("not booked", e)
        }
    }
}
