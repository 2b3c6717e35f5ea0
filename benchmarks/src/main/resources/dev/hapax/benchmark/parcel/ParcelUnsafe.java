package load.parcel;

import dev.hapax.KafkaHandler;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What must be found: each of these does something twice. */
public final class ParcelUnsafe {
    private final ParcelLeaks leaks;

    public ParcelUnsafe(DataSource database) {
        this.leaks = new ParcelLeaks(database);
    }

    @KafkaHandler(topics = "parcel-credits", group = "parcel-unsafe")
    public void onCredit(ParcelEvent event) throws SQLException {
        ParcelChecks.check(event);
        leaks.credit(event);
    }

    @KafkaHandler(topics = "parcel-journal", group = "parcel-unsafe")
    public void onJournal(ParcelEvent event) throws SQLException {
        if (!event.isClosed()) {
            leaks.note(event, ParcelChecks.externalId(event));
        }
    }
}
