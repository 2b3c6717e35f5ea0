package load.parcel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Money, in the transaction that the handler is given. */
public final class ParcelAccounts {
    private final ParcelRates rates;

    public ParcelAccounts(ParcelRates rates) {
        this.rates = rates;
    }

    public void charge(Connection transaction, ParcelEvent event) throws SQLException {
        long cents = rates.of(event);
        book(transaction, event, -cents, "rate");
        book(transaction, event, -event.total(), "goods");
        add(transaction, event.customer(), -cents - event.total());
    }

    public void refund(Connection transaction, ParcelEvent event) throws SQLException {
        if (event.cents() <= 0) {
            throw new IllegalArgumentException("nothing to refund in " + event.eventId());
        }
        book(transaction, event, event.cents(), "refund");
        add(transaction, event.customer(), event.cents());
    }

    private static void add(Connection transaction, String customer, long cents) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                "UPDATE parcel_accounts SET balance = balance + ? WHERE customer = ?")) {
            update.setLong(1, cents);
            update.setString(2, customer);
            update.executeUpdate();
        }
    }

    private static void book(Connection transaction, ParcelEvent event, long cents, String reason) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO parcel_bookings (customer, parcel_id, cents, reason) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, event.customer());
            insert.setString(2, event.parcelId());
            insert.setLong(3, cents);
            insert.setString(4, reason);
            insert.executeUpdate();
        }
    }
}
