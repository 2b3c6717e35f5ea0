import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** Chains of RxJava, as older services wrap their clients in them. */
class RxChains {
    private final JdbcTemplate jdbc;

    RxChains(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private Single<Integer> stored(String id) {
        return Single.fromCallable(() -> jdbc.update("UPDATE parcels SET state = 'stored' WHERE id = ?", id))
                .subscribeOn(Schedulers.io());
    }

    @KafkaListener(topics = "a")
    void waits(String id) {
        stored(id).blockingGet();
    }

    @KafkaListener(topics = "b")
    void waitsForWhatComesOfIt(String id) {
        stored(id).map(rows -> rows > 0).toFlowable().blockingFirst();
    }

    @KafkaListener(topics = "c")
    void doesNotWait(String id) {
        stored(id).subscribe(); // hapax: async-handoff warning
    }
}
