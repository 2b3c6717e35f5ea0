package load.parcel;

import dev.hapax.Dedup;
import dev.hapax.KafkaHandler;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a copy in step with its original. */
public final class ParcelSync {
    private static final Logger LOG = LoggerFactory.getLogger(ParcelSync.class);

    private final ParcelService service;
    private final ParcelStore store;
    private final ParcelAccounts accounts;

    public ParcelSync(ParcelService service, ParcelStore store, ParcelAccounts accounts) {
        this.service = service;
        this.store = store;
        this.accounts = accounts;
    }

    @KafkaHandler(topics = "parcel-batches", group = "parcel-sync")
    public void onBatch(ParcelBatch batch) throws SQLException {
        LOG.info("{} parcels in {}", batch.events().size(), batch.batchId());
        service.registerAll(batch.events());
    }

    @KafkaHandler(topics = "parcel-copies", group = "parcel-sync")
    public void onCopy(ConsumerRecord<String, ParcelEvent> message) throws SQLException {
        TopicPartition from = new TopicPartition(message.topic(), message.partition());
        Header origin = message.headers().lastHeader("origin");
        if (origin != null && Utils.utf8(origin.value()).equals("self")) {
            LOG.debug("own message at {} {}", from, message.offset());
            return;
        }
        ParcelRow row = new ParcelRow(message.key()).with(message.value());
        row.setRegion(Utils.formatAddress(from.topic(), from.partition()));
        store.save(row);
    }

    @KafkaHandler(topics = "parcel-removed", group = "parcel-sync")
    public void onRemoved(ParcelEvent event) throws SQLException {
        service.forget(event);
    }

    @KafkaHandler(topics = "parcel-fees", group = "parcel-sync")
    @Dedup(key = "eventId")
    public void onFee(ParcelEvent event, Connection transaction) throws SQLException {
        ParcelChecks.check(event);
        accounts.charge(transaction, event);
    }
}
