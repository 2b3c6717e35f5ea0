package load.parcel;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done with parcels. */
public class ParcelService {
    private static final Logger LOG = LoggerFactory.getLogger(ParcelService.class);

    private final ParcelStore store;
    private final ParcelRates rates;
    private final ParcelCustomers customers;

    public ParcelService(ParcelStore store, ParcelRates rates, ParcelCustomers customers) {
        this.store = store;
        this.rates = rates;
        this.customers = customers;
    }

    public void register(ParcelEvent event) throws SQLException {
        ParcelChecks.check(event);
        ParcelRow row = newRow(event);
        if (event.customer() == null || event.customer().isBlank()) {
            LOG.info("parcel {} has no customer", event.parcelId());
            row.setCustomer("nobody");
        }
        store.save(row);
        store.replaceLines(row.getId(), event.lines());
    }

    private ParcelRow newRow(ParcelEvent event) {
        ParcelRow row = new ParcelRow(event.parcelId());
        row.setCustomer(event.customer());
        row.setStatus(event.isClosed() ? "closed" : "open");
        row.setRegion(region(event));
        row.setCents(rates.of(event) + event.total());
        row.setVersion(event.version());
        return row;
    }

    private String region(ParcelEvent event) {
        int shard = ParcelChecks.shard(event);
        return event.label("region", shard < 32 ? "north" : "south");
    }

    public void amend(ParcelEvent event) throws SQLException {
        Optional<ParcelRow> known = store.find(event.parcelId());
        if (known.isEmpty()) {
            register(event);
            return;
        }
        ParcelRow row = known.get();
        if (row.getVersion() >= event.version()) {
            LOG.debug("parcel {} is newer already", row.getId());
            return;
        }
        store.save(row.with(event));
    }

    public boolean move(ParcelEvent event) throws SQLException {
        String to =
                switch (event.status()) {
                    case "paid" -> "packed";
                    case "packed" -> "sent";
                    case "sent" -> "delivered";
                    default -> "held";
                };
        boolean moved = store.changeStatus(event.parcelId(), event.status(), to);
        if (!moved) {
            LOG.warn("parcel {} is not {} any more", event.parcelId(), event.status());
        }
        return moved;
    }

    public void registerAll(List<ParcelEvent> events) throws SQLException {
        Map<String, ParcelRow> latest = new LinkedHashMap<>();
        for (ParcelEvent event : events) {
            ParcelChecks.check(event);
            latest.put(event.parcelId(), newRow(event));
        }
        store.saveAll(new ArrayList<>(latest.values()));
    }

    public void forget(ParcelEvent event) throws SQLException {
        if (event.isClosed()) {
            store.delete(event.parcelId());
            customers.forget(event.customer(), event.parcelId());
        }
    }
}
