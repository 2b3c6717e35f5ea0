package load.parcel;

import dev.hapax.KafkaHandler;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in what others say of parcels. */
public final class ParcelIntake {
    private static final Logger LOG = LoggerFactory.getLogger(ParcelIntake.class);

    private final ParcelService service;
    private final ParcelCustomers customers;
    private final ParcelRates rates;

    public ParcelIntake(ParcelService service, ParcelCustomers customers, ParcelRates rates) {
        this.service = Objects.requireNonNull(service);
        this.customers = Objects.requireNonNull(customers);
        this.rates = Objects.requireNonNull(rates);
    }

    @KafkaHandler(topics = "parcel-registered", group = "parcel-intake")
    public void onRegistered(ParcelEvent event) throws SQLException {
        LOG.info("registering {} of {}", event.parcelId(), event.customer());
        service.register(event);
    }

    @KafkaHandler(topics = "parcel-amended", group = "parcel-intake")
    public void onAmended(ParcelEvent event) throws SQLException {
        if (event.isClosed()) {
            LOG.info("{} is closed, not amended", event.parcelId());
            return;
        }
        service.amend(event);
    }

    @KafkaHandler(topics = "parcel-moved", group = "parcel-intake")
    public void onMoved(ParcelEvent event) throws SQLException {
        ParcelChecks.check(event);
        if (service.move(event)) {
            LOG.info("moved {} as {}", event.parcelId(), ParcelChecks.externalId(event));
        }
    }

    @KafkaHandler(topics = "parcel-priced", group = "parcel-intake")
    public void onPriced(ParcelEvent event) throws IOException, InterruptedException {
        long cents = rates.of(event) + event.total();
        String band = rates.band(cents);
        if (event.customer() != null && !band.equals("small")) {
            LOG.info("{} is {}, most of it {}", event.parcelId(), band, rates.dearest(event));
            customers.tell(event.customer(), event, band);
        }
    }
}
