import jakarta.persistence.Entity
import jakarta.persistence.Id
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.springframework.beans.factory.annotation.Autowired
import org.springframework.data.annotation.Id as DocumentId
import org.springframework.data.jpa.repository.JpaRepository
import org.springframework.data.mongodb.core.mapping.Document
import org.springframework.data.mongodb.repository.MongoRepository
import org.springframework.data.repository.findByIdOrNull
import org.springframework.jdbc.core.JdbcTemplate
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate
import org.springframework.kafka.annotation.KafkaListener
import org.springframework.kafka.core.KafkaTemplate
import org.springframework.stereotype.Component
import org.springframework.transaction.annotation.Transactional
import org.springframework.transaction.support.TransactionTemplate

data class Trip(val id: String, val rider: String, val cents: Long)

@Document
data class Wallet(@DocumentId val id: String, val cents: Long = 0, val trips: List<String> = emptyList())

interface Wallets : MongoRepository<Wallet, String>

@Entity
class Rider(@Id var id: String = "", var name: String? = null, var trips: Int = 0)

interface Riders : JpaRepository<Rider, String>

@Component
class CopyingHandler(private val wallets: Wallets) {
    @KafkaListener(topics = ["a"])
    fun grows(trip: Trip) {
        val wallet = wallets.findByIdOrNull(trip.rider) ?: return
        wallets.save(wallet.copy(cents = wallet.cents - trip.cents)) // hapax: increment warning
    }

    @KafkaListener(topics = ["b"])
    fun sets(trip: Trip) {
        val wallet = wallets.findByIdOrNull(trip.rider) ?: return
        wallets.save(wallet.copy(cents = trip.cents))
    }

    @KafkaListener(topics = ["c"])
    fun appends(trip: Trip) {
        wallets.findByIdOrNull(trip.rider)?.let { wallets.save(it.copy(trips = it.trips + trip.id)) } // hapax: increment warning
    }
}

@Component
class SqlHandler {
    @Autowired
    lateinit var jdbc: JdbcTemplate

    @Autowired
    lateinit var named: NamedParameterJdbcTemplate

    private val table = "riders"

    private val remove by lazy { "DELETE FROM riders WHERE id = ?" }

    @KafkaListener(topics = ["d"])
    fun raw(trip: Trip) {
        jdbc.update( // hapax: increment warning
            """
            UPDATE riders
               SET trips = trips + 1
             WHERE id = ?
            """.trimIndent(),
            trip.rider,
        )
    }

    @KafkaListener(topics = ["e"])
    fun template(trip: Trip) {
        val sql =
            """
            |INSERT INTO $table (id)
            |VALUES (?)
            |ON CONFLICT (id) DO NOTHING
            """.trimMargin()
        jdbc.update(sql, trip.rider)
    }

    @KafkaListener(topics = ["f"])
    fun parameters(trip: Trip) {
        named.update(
            "UPDATE riders SET name = :name WHERE id = :id",
            mapOf("name" to trip.rider, "id" to trip.id),
        )
    }

    @KafkaListener(topics = ["g"])
    fun delegated(trip: Trip) {
        jdbc.update(remove, trip.rider)
    }

    @KafkaListener(topics = ["h"])
    fun local(trips: List<Trip>) {
        fun insert(trip: Trip) = jdbc.update("INSERT INTO trips (cents) VALUES (?)", trip.cents) // hapax: insert warning
        for (trip in trips) insert(trip)
    }
}

@Component
class TransactionHandler(
    private val transaction: TransactionTemplate,
    private val jdbc: JdbcTemplate,
    private val riders: Riders,
) {
    @KafkaListener(topics = ["i"])
    fun claimed(trip: Trip) {
        transaction.execute {
            val new = jdbc.update("INSERT INTO seen (id) VALUES (?) ON CONFLICT DO NOTHING", trip.id)
            if (new == 1) {
                jdbc.update("UPDATE riders SET trips = trips + 1 WHERE id = ?", trip.rider)
            }
        }
    }

    @KafkaListener(topics = ["j"])
    fun unclaimed(trip: Trip) {
        transaction.executeWithoutResult {
            jdbc.update("UPDATE riders SET trips = trips + 1 WHERE id = ?", trip.rider) // hapax: increment warning
        }
    }

    @Transactional
    @KafkaListener(topics = ["k"])
    fun checked(trip: Trip) {
        if (riders.existsById(trip.rider)) return
        riders.save(Rider(trip.rider))
    }

    @Transactional
    @KafkaListener(topics = ["l"])
    fun references(trips: List<Trip>) {
        trips.map { Rider(it.rider, trips = 1) }.let(riders::saveAll)
    }
}

@Component
class SuspendingHandler(private val jdbc: JdbcTemplate, private val kafka: KafkaTemplate<String, String>) {
    @KafkaListener(topics = ["m"])
    suspend fun suspending(trip: Trip) {
        book(trip)
        send(trip)
    }

    private suspend fun book(trip: Trip) {
        ready()
        jdbc.update("UPDATE riders SET trips = trips + 1 WHERE id = ?", trip.rider) // hapax: increment warning, increment warning
    }

    private suspend fun send(trip: Trip) {
        ready()
        kafka.send("booked", trip.id).get() // hapax: send warning
    }

    private suspend fun ready() {
        kotlinx.coroutines.delay(1)
    }

    @KafkaListener(topics = ["n"])
    fun blocking(trip: Trip) = runBlocking { book(trip) }

    @OptIn(DelicateCoroutinesApi::class)
    @KafkaListener(topics = ["o"])
    fun handsOff(trip: Trip) {
        GlobalScope.launch { // hapax: async-handoff warning
            jdbc.update("UPDATE riders SET name = ? WHERE id = ?", trip.id, trip.rider)
        }
    }
}
