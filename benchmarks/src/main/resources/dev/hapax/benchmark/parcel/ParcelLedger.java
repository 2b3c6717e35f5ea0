package load.parcel;

import dev.hapax.Delivery;
import dev.hapax.Emitter;
import dev.hapax.Guarantee;
import dev.hapax.KafkaHandler;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** What must count once. */
public final class ParcelLedger {
    private final ParcelAccounts accounts;
    private final ParcelRates rates;

    public ParcelLedger(ParcelAccounts accounts, ParcelRates rates) {
        this.accounts = accounts;
        this.rates = rates;
    }

    @KafkaHandler(topics = "parcel-charges", group = "parcel-ledger")
    @Guarantee(value = Delivery.EXACTLY_ONCE, reason = "money")
    public void onCharge(ParcelEvent event, Connection transaction) throws SQLException {
        ParcelChecks.check(event);
        accounts.charge(transaction, event);
    }

    @KafkaHandler(topics = "parcel-refunds", group = "parcel-ledger")
    @Guarantee(value = Delivery.EXACTLY_ONCE, reason = "money")
    public void onRefund(ParcelEvent event, Connection transaction) throws SQLException {
        if (event.isClosed()) {
            accounts.refund(transaction, event);
        }
    }

    @KafkaHandler(topics = "parcel-quotes", group = "parcel-ledger")
    @Guarantee(value = Delivery.EXACTLY_ONCE, reason = "a quote is binding")
    public void onQuote(ParcelEvent event, Emitter<String, String> out) {
        long cents = rates.of(event);
        for (ParcelEvent.Line line : event.lines()) {
            cents += line.total();
        }
        out.send(quote(event, cents));
        if (cents > 1_000_000) {
            out.send(ParcelChecks.topicOf(event), event.parcelId(), "large: " + cents);
        }
    }

    private static ProducerRecord<String, String> quote(ParcelEvent event, long cents) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("quote-id", ParcelChecks.externalId(event).getBytes(StandardCharsets.UTF_8));
        return new ProducerRecord<>("parcel-quoted", null, event.parcelId(), event.parcelId() + ":" + cents, headers);
    }

    @KafkaHandler(topics = "parcel-splits", group = "parcel-ledger")
    @Guarantee(value = Delivery.EXACTLY_ONCE, reason = "parts must add up")
    public void onSplit(ParcelEvent event, Emitter<String, String> out) {
        List<ParcelEvent.Line> lines = event.lines();
        for (int i = 0; i < lines.size(); i++) {
            String key = event.parcelId() + "-" + i;
            out.send("parcel-parts", key, lines.get(i).sku() + ":" + lines.get(i).total());
        }
    }
}
