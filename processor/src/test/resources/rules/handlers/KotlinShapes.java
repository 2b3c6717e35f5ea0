import java.util.*;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.jvm.functions.Function0;
import kotlin.jvm.functions.Function1;
import kotlin.jvm.internal.Intrinsics;
import kotlin.jvm.internal.Ref;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** What the Kotlin compiler makes of Kotlin's own constructs, written in Java: null checks, default arguments, companions, lambdas. */
@Component
public class KotlinShapes {
    public static final class Payment {
        private final String id;
        private final String account;
        private final long cents;

        public Payment(String id, String account, long cents) {
            Intrinsics.checkNotNullParameter(id, "id");
            Intrinsics.checkNotNullParameter(account, "account");
            this.id = id;
            this.account = account;
            this.cents = cents;
        }

        public final String component1() {
            return id;
        }

        public final String getAccount() {
            return account;
        }

        public final long getCents() {
            return cents;
        }

        public final Payment copy(String id, String account, long cents) {
            return new Payment(id, account, cents);
        }

        public static Payment copy$default(Payment self, String id, String account, long cents, int mask, Object marker) {
            if ((mask & 1) != 0) {
                id = self.id;
            }
            if ((mask & 2) != 0) {
                account = self.account;
            }
            if ((mask & 4) != 0) {
                cents = self.cents;
            }
            return self.copy(id, account, cents);
        }
    }

    public static final class Companion {
        private Companion() {}

        public final String topic() {
            return "payments";
        }

        public final void book(JdbcTemplate jdbc, Payment payment) {
            jdbc.update("UPDATE accounts SET booked = booked + ? WHERE id = ?", payment.getCents(), payment.getAccount()); // hapax: increment warning
        }
    }

    public static final Companion Companion = new Companion();

    private final JdbcTemplate jdbc;
    private final KafkaTemplate<String, String> kafka;

    public KotlinShapes(JdbcTemplate jdbc, KafkaTemplate<String, String> kafka) {
        Intrinsics.checkNotNullParameter(jdbc, "jdbc");
        Intrinsics.checkNotNullParameter(kafka, "kafka");
        this.jdbc = jdbc;
        this.kafka = kafka;
    }

    @KafkaListener(topics = "a")
    public void throughTheCompanion(Payment payment) {
        Intrinsics.checkNotNullParameter(payment, "payment");
        Companion.book(jdbc, payment);
    }

    @KafkaListener(topics = "b")
    public void withDefaultArguments(Payment payment) {
        Intrinsics.checkNotNullParameter(payment, "payment");
        send$default(this, payment.component1(), null, 2, null);
    }

    private final void send(String id, String topic) {
        kafka.send(topic, id).join(); // hapax: send warning
    }

    static void send$default(KotlinShapes self, String id, String topic, int mask, Object marker) {
        if ((mask & 2) != 0) {
            topic = Companion.topic();
        }
        self.send(id, topic);
    }

    @KafkaListener(topics = "c")
    public void inAnInlinedLambda(List<Payment> payments) {
        Iterable<Payment> iterable = payments;
        for (Object element : iterable) {
            Payment payment = (Payment) element;
            jdbc.update("UPDATE accounts SET seen = ? WHERE id = ?", payment.component1(), payment.getAccount());
        }
    }

    @KafkaListener(topics = "d")
    public void inALambda(Payment payment) {
        retried(() -> {
            jdbc.update("UPDATE accounts SET tries = tries + 1 WHERE id = ?", payment.getAccount()); // hapax: increment warning
            return Unit.INSTANCE;
        });
    }

    private final void retried(Function0<Unit> block) {
        block.invoke();
    }

    @KafkaListener(topics = "e")
    public void withAScopeFunction(Payment payment) {
        let(payment.getAccount(), it -> {
            jdbc.update("UPDATE accounts SET owner = ? WHERE id = ?", payment.component1(), it);
            return Unit.INSTANCE;
        });
    }

    private static <T, R> R let(T value, Function1<? super T, ? extends R> block) {
        return block.invoke(value);
    }

    @KafkaListener(topics = "f")
    public void countsInACapturedVariable(List<Payment> payments) {
        Ref.IntRef count = new Ref.IntRef();
        payments.forEach(payment -> count.element++);
        jdbc.update("UPDATE accounts SET payments = ? WHERE id = ?", count.element, payments.get(0).getAccount());
    }

    @KafkaListener(topics = "g")
    public void growsByACopy(Payment payment) {
        Payment doubled = Payment.copy$default(payment, null, null, payment.getCents() * 2, 3, null);
        jdbc.update("UPDATE accounts SET balance = ? WHERE id = ?", doubled.getCents(), doubled.getAccount());
    }

    @KafkaListener(topics = "h")
    public Object suspending(Payment payment, Continuation<? super Unit> completion) {
        return insert(payment, completion);
    }

    private final Object insert(Payment payment, Continuation<? super Unit> completion) {
        jdbc.update("INSERT INTO payments (account) VALUES (?)", payment.getAccount()); // hapax: insert warning
        return Unit.INSTANCE;
    }

    @KafkaListener(topics = "i")
    public void inAnAdaptedLambda(Payment payment) {
        Function1<String, Unit> book = account -> {
            jdbc.update("UPDATE accounts SET seen = seen + 1 WHERE id = ?", account); // hapax: increment warning
            return Unit.INSTANCE;
        };
        Optional.of(payment.getAccount()).ifPresent(it -> book.invoke(it));
    }
}
