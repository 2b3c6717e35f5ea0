import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** Who steps in front of a call may let it through in more ways than one, and each of them counts. */
class AspectsOfManyWays {
    private final Accounts accounts;

    AspectsOfManyWays(Accounts accounts) {
        this.accounts = accounts;
    }

    @KafkaListener(topics = "a")
    @Transactional
    public void onlyClaimed(String id) {
        accounts.take(id);
    }

    @KafkaListener(topics = "b")
    @Transactional
    public void unclaimedInTheEnd(String id) {
        accounts.add(id);
    }

    static class Accounts {
        private final JdbcTemplate jdbc;

        Accounts(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        public void take(String id) {
            jdbc.update("UPDATE accounts SET balance = balance - 1 WHERE id = ?", id);
        }

        public void add(String id) {
            jdbc.update("UPDATE accounts SET balance = balance + 1 WHERE id = ?", id); // hapax: increment warning
        }
    }

    @Aspect
    static class Claims {
        private final JdbcTemplate jdbc;

        Claims(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Around("execution(* AspectsOfManyWays.Accounts.take(..)) && args(id)")
        public Object taking(ProceedingJoinPoint call, String id) throws Throwable {
            return switch (id.length()) {
                case 1 -> isFirst("tiny", id) ? through(call) : null;
                case 2 -> isFirst("small", id) ? through(call) : null;
                case 3 -> isFirst("medium", id) ? through(call) : null;
                case 4 -> isFirst("large", id) ? through(call) : null;
                case 5 -> isFirst("huge", id) ? through(call) : null;
                default -> null;
            };
        }

        @Around("execution(* AspectsOfManyWays.Accounts.add(..)) && args(id)")
        public Object adding(ProceedingJoinPoint call, String id) throws Throwable {
            return switch (id.length()) {
                case 1 -> isFirst("tiny", id) ? through(call) : null;
                case 2 -> isFirst("small", id) ? through(call) : null;
                case 3 -> isFirst("medium", id) ? through(call) : null;
                case 4 -> isFirst("large", id) ? through(call) : null;
                case 5 -> isFirst("huge", id) ? through(call) : null;
                default -> through(call);
            };
        }

        private Object through(ProceedingJoinPoint call) throws Throwable {
            return call.proceed();
        }

        private boolean isFirst(String kind, String id) {
            return jdbc.update("INSERT INTO claims (kind, id) VALUES (?, ?) ON CONFLICT DO NOTHING", kind, id) == 1;
        }
    }
}
