import io.micronaut.context.annotation.Requires;
import io.quarkus.arc.lookup.LookupIfProperty;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.arc.properties.UnlessBuildProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** What a setting or a profile keeps out of the handler's application does nothing there. */
class Deployments {
    interface Journal {
        void note(String text);
    }

    /** Objects of this class are there whatever is set, and use whichever journal is there. */
    @Component
    static class Notes {
        private final Journal journal;

        Notes(Journal journal) {
            this.journal = journal;
        }

        void write(String text) {
            journal.note(text);
        }
    }

    @Component
    @ConditionalOnProperty(name = "messages.by", havingValue = "kafka")
    static class ByKafka {
        private final Notes notes;

        ByKafka(Notes notes) {
            this.notes = notes;
        }

        @KafkaListener(topics = "a")
        void on(String text) {
            notes.write(text);
        }
    }

    @Component
    @ConditionalOnProperty(prefix = "messages", value = "by", havingValue = "Kafka")
    static class KafkaJournal implements Journal {
        private final JdbcTemplate jdbc;

        KafkaJournal(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void note(String text) {
            jdbc.update("UPDATE journal SET notes = notes + 1"); // hapax: increment warning
        }
    }

    @Component
    @ConditionalOnProperty(prefix = "messages.", name = "by", havingValue = "rabbit", matchIfMissing = true)
    static class RabbitJournal implements Journal {
        private final JdbcTemplate jdbc;

        RabbitJournal(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void note(String text) {
            Runnable counting = () -> jdbc.update("UPDATE rabbits SET notes = notes + 1");
            counting.run();
        }
    }

    /** What needs no object of such a class runs wherever it is called, and a nested class is there by itself. */
    @Component
    @ConditionalOnProperty(name = "messages.by", havingValue = "rabbit")
    static class RabbitTables {
        static void count(JdbcTemplate jdbc) {
            jdbc.update("UPDATE tables SET counted = counted + 1"); // hapax: increment warning
        }

        @Component
        static class Counters {
            private final JdbcTemplate jdbc;

            Counters(JdbcTemplate jdbc) {
                this.jdbc = jdbc;
            }

            void count() {
                jdbc.update("UPDATE counters SET counted = counted + 1"); // hapax: increment warning
            }
        }
    }

    @Component
    @ConditionalOnProperty(name = "messages.by", havingValue = "kafka")
    static class Counting {
        private final JdbcTemplate jdbc;
        private final RabbitTables.Counters counters;

        Counting(JdbcTemplate jdbc, RabbitTables.Counters counters) {
            this.jdbc = jdbc;
            this.counters = counters;
        }

        @KafkaListener(topics = "g")
        void on(String text) {
            RabbitTables.count(jdbc);
            counters.count();
        }
    }

    /** Another setting than the handler's says nothing of it. */
    @Component
    @ConditionalOnProperty(name = "journal.by", havingValue = "rabbit")
    static class OtherJournal implements Journal {
        private final JdbcTemplate jdbc;

        OtherJournal(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void note(String text) {
            jdbc.update("UPDATE others SET notes = notes + 1"); // hapax: increment warning
        }
    }

    interface Ledger {
        void add(int amount);
    }

    /** Where the setting is missing, both are there. */
    @Component
    @ConditionalOnProperty(name = "ledger", havingValue = "table", matchIfMissing = true)
    static class TableLedger implements Ledger {
        private final JdbcTemplate jdbc;

        TableLedger(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void add(int amount) {
            jdbc.update("UPDATE ledger SET amount = amount + ?", amount); // hapax: increment warning, increment warning
        }
    }

    @Component
    @ConditionalOnProperty(name = "ledger")
    static class SwitchedOn implements Ledger {
        private final JdbcTemplate jdbc;

        SwitchedOn(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void add(int amount) {
            jdbc.update("UPDATE switched SET amount = amount + ?", amount); // hapax: increment warning, increment warning
        }
    }

    /** It is there with none of the handlers. */
    @Component
    @ConditionalOnProperty(name = "ledger", havingValue = "false")
    static class SwitchedOff implements Ledger {
        private final JdbcTemplate jdbc;

        SwitchedOff(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void add(int amount) {
            jdbc.update("UPDATE unswitched SET amount = amount + ?", amount);
        }
    }

    @Component
    @ConditionalOnProperty(name = "ledger", havingValue = "file", matchIfMissing = true)
    static class ByFile {
        private final Ledger ledger;

        ByFile(Ledger ledger) {
            this.ledger = ledger;
        }

        @KafkaListener(topics = "b")
        void on(int amount) {
            ledger.add(amount);
        }
    }

    @Component
    @ConditionalOnProperty(name = "ledger")
    static class IfOn {
        private final Ledger ledger;

        IfOn(Ledger ledger) {
            this.ledger = ledger;
        }

        @KafkaListener(topics = "c")
        void on(int amount) {
            ledger.add(amount);
        }
    }

    interface Letters {
        void post(String text);
    }

    @Component
    @Profile("!test")
    static class RealLetters implements Letters {
        private final JdbcTemplate jdbc;

        RealLetters(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void post(String text) {
            jdbc.update("UPDATE letters SET posted = posted + 1"); // hapax: increment warning
        }
    }

    @Component
    @Profile("test & loud")
    static class NoLetters implements Letters {
        private final JdbcTemplate jdbc;

        NoLetters(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void post(String text) {
            jdbc.update("UPDATE missing SET posted = posted + 1");
        }
    }

    /** Two profiles can be active at the same time. */
    @Component
    @Profile("eu")
    static class EuropeanLetters implements Letters {
        private final JdbcTemplate jdbc;

        EuropeanLetters(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void post(String text) {
            jdbc.update("UPDATE european SET posted = posted + 1"); // hapax: increment warning
        }
    }

    @Component
    @Profile("!test & us")
    static class Mail {
        private final Letters letters;

        Mail(Letters letters) {
            this.letters = letters;
        }

        @KafkaListener(topics = "d")
        void on(String text) {
            letters.post(text);
        }
    }

    /** Micronaut's words for it. */
    interface Archive {
        void keep(String text);
    }

    @Requires(property = "archive", value = "tape")
    static class TapeArchive implements Archive {
        private final JdbcTemplate jdbc;

        TapeArchive(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void keep(String text) {
            jdbc.update("UPDATE tapes SET n = n + 1"); // hapax: increment warning
        }
    }

    @Requires(property = "archive", value = "disk")
    @Requires(env = "cloud")
    static class DiskArchive implements Archive {
        private final JdbcTemplate jdbc;

        DiskArchive(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void keep(String text) {
            jdbc.update("UPDATE disks SET n = n + 1");
        }
    }

    @Requires(property = "archive", notEquals = "tape")
    static class CloudArchive implements Archive {
        private final JdbcTemplate jdbc;

        CloudArchive(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void keep(String text) {
            jdbc.update("UPDATE clouds SET n = n + 1");
        }
    }

    @Requires(notEnv = "cloud")
    static class LocalArchive implements Archive {
        private final JdbcTemplate jdbc;

        LocalArchive(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void keep(String text) {
            jdbc.update("UPDATE locals SET n = n + 1"); // hapax: increment warning
        }
    }

    @Requires(property = "archive", value = "tape")
    static class Archiving {
        private final Archive archive;

        Archiving(Archive archive) {
            this.archive = archive;
        }

        @KafkaListener(topics = "e")
        void on(String text) {
            archive.keep(text);
        }
    }

    /** Quarkus' words for it. */
    interface Till {
        void ring(String text);
    }

    @IfBuildProperty(name = "till", stringValue = "loud")
    @IfBuildProperty(name = "volume", stringValue = "high")
    static class LoudTill implements Till {
        private final JdbcTemplate jdbc;

        LoudTill(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void ring(String text) {
            jdbc.update("UPDATE loud SET n = n + 1");
        }
    }

    @UnlessBuildProperty(name = "till", stringValue = "loud", enableIfMissing = true)
    static class QuietTill implements Till {
        private final JdbcTemplate jdbc;

        QuietTill(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void ring(String text) {
            jdbc.update("UPDATE quiet SET n = n + 1"); // hapax: increment warning
        }
    }

    @LookupIfProperty(name = "till", stringValue = "quiet")
    static class LookedUp implements Till {
        private final JdbcTemplate jdbc;

        LookedUp(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void ring(String text) {
            jdbc.update("UPDATE looked SET n = n + 1"); // hapax: increment warning
        }
    }

    @IfBuildProfile("test")
    static class InTests implements Till {
        private final JdbcTemplate jdbc;

        InTests(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void ring(String text) {
            jdbc.update("UPDATE tests SET n = n + 1");
        }
    }

    @UnlessBuildProperty(name = "till", stringValue = "loud")
    @UnlessBuildProfile("test")
    static class Ringing {
        private final Till till;

        Ringing(Till till) {
            this.till = till;
        }

        @KafkaListener(topics = "f")
        void on(String text) {
            till.ring(text);
        }
    }

    /** What others do for an object that is not there is not done either; what they do for another one, too, is. */
    interface Scale {
        void weigh(String text);
    }

    @Component
    static class Weights {
        private final JdbcTemplate jdbc;

        Weights(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        void addAny() {
            jdbc.update("UPDATE weights SET any_kind = any_kind + 1"); // hapax: increment warning
        }

        void addHeavy() {
            jdbc.update("UPDATE weights SET heavy = heavy + 1");
        }
    }

    @Component
    @ConditionalOnProperty(name = "scale", havingValue = "heavy")
    static class HeavyScale implements Scale {
        private final Weights weights;

        HeavyScale(Weights weights) {
            this.weights = weights;
        }

        @Override
        public void weigh(String text) {
            weights.addHeavy();
            weights.addAny();
        }
    }

    @Component
    @ConditionalOnProperty(name = "scale", havingValue = "light")
    static class LightScale implements Scale {
        private final Weights weights;

        LightScale(Weights weights) {
            this.weights = weights;
        }

        @Override
        public void weigh(String text) {
            weights.addAny();
        }
    }

    @Component
    @ConditionalOnProperty(name = "scale", havingValue = "light")
    static class Weighing {
        private final Scale scale;

        Weighing(Scale scale) {
            this.scale = scale;
        }

        @KafkaListener(topics = "g")
        void on(String text) {
            scale.weigh(text);
        }
    }

    interface Printer {
        void print(String text);
    }

    interface Stamp {
        void stamp(String text);
    }

    @Component
    @ConditionalOnProperty(name = "printing", havingValue = "local")
    static class LocalPrinter implements Printer {
        private final Stamp stamp;

        LocalPrinter(Stamp stamp) {
            this.stamp = stamp;
        }

        @Override
        public void print(String text) {
            stamp.stamp(text);
        }
    }

    @Component
    @ConditionalOnProperty(name = "printing", havingValue = "local")
    static class LocalStamp implements Stamp {
        private final JdbcTemplate jdbc;

        LocalStamp(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void stamp(String text) {
            jdbc.update("UPDATE stamps SET left_over = left_over - 1"); // hapax: increment warning
        }
    }

    /** It is never there together with the printer that would call it. */
    @Component
    @ConditionalOnProperty(name = "printing", havingValue = "remote")
    static class RemoteStamp implements Stamp {
        private final JdbcTemplate jdbc;

        RemoteStamp(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void stamp(String text) {
            jdbc.update("UPDATE remote_stamps SET left_over = left_over - 1");
        }
    }

    /** It asks for nothing itself. */
    @Component
    static class Printing {
        private final Printer printer;

        Printing(Printer printer) {
            this.printer = printer;
        }

        @KafkaListener(topics = "h")
        void on(String text) {
            printer.print(text);
        }
    }
}
