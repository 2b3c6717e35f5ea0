import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What Panache's finders are given as a text tells what is found again. */
class PanacheQueries {
    record Confirmed(String order, String status) {}

    @Entity
    static class Reservation extends PanacheEntityBase {
        @Id
        public String id;

        public String orderId;
        public String product;
        public String status;
        public int quantity;
    }

    @Entity
    static class Stock extends PanacheEntityBase {
        @Id
        public String product;

        public int quantity;
    }

    static class Reservations implements PanacheRepositoryBase<Reservation, String> {
        List<Reservation> with(String order, String status) {
            return list("orderId = ?1 and status = ?2", order, status);
        }

        List<Reservation> of(String order) {
            return list("orderId", order);
        }

        List<Reservation> either(String order, String status) {
            return list("orderId = ?1 or status = ?2", order, status);
        }
    }

    static class Stocks implements PanacheRepositoryBase<Stock, String> {}

    private final Reservations reservations;
    private final Stocks stocks;

    PanacheQueries(Reservations reservations, Stocks stocks) {
        this.reservations = reservations;
        this.stocks = stocks;
    }

    @Incoming("a")
    @Transactional
    public void takesThem(Confirmed confirmed) {
        for (Reservation reservation : reservations.with(confirmed.order(), "RESERVED")) {
            stocks.findByIdOptional(reservation.product).ifPresent(stock -> stock.quantity -= reservation.quantity);
            reservation.status = "CONFIRMED";
        }
    }

    @Incoming("b")
    @Transactional
    public void findsThemAgain(Confirmed confirmed) {
        for (Reservation reservation : reservations.with(confirmed.order(), "RESERVED")) {
            Stock stock = stocks.findById(reservation.product);
            stock.quantity -= reservation.quantity; // hapax: increment warning
            reservation.status = "RESERVED";
        }
    }

    @Incoming("c")
    @Transactional
    public void looksAtNoStatus(Confirmed confirmed) {
        for (Reservation reservation : reservations.of(confirmed.order())) {
            Stock stock = stocks.findById(reservation.product);
            stock.quantity -= reservation.quantity; // hapax: increment warning
            reservation.status = "CONFIRMED";
        }
    }

    @Incoming("d")
    @Transactional
    public void foundByEither(Confirmed confirmed) {
        for (Reservation reservation : reservations.either(confirmed.order(), "RESERVED")) {
            Stock stock = stocks.findById(reservation.product);
            stock.quantity -= reservation.quantity; // hapax: increment warning
            reservation.status = "CONFIRMED";
        }
    }

    @Incoming("e")
    @Transactional
    public void ofTheEntity(Confirmed confirmed) {
        Reservation reservation =
                Reservation.find("status = 'RESERVED' and orderId = ?1", confirmed.order()).firstResult();
        if (reservation != null) {
            Stock stock = stocks.findById(reservation.product);
            stock.quantity -= reservation.quantity;
            reservation.status = "CONFIRMED";
        }
    }

    @Incoming("g")
    @Transactional
    public void givenByNames(Confirmed confirmed) {
        List<Reservation> found = reservations.list(
                "orderId = :order and status = :status",
                Parameters.with("order", confirmed.order()).and("status", "RESERVED"));
        for (Reservation reservation : found) {
            Stock stock = stocks.findById(reservation.product);
            stock.quantity -= reservation.quantity;
            reservation.status = "CONFIRMED";
        }
    }

    @Incoming("h")
    @Transactional
    public void givenByNamesAndFoundAgain(Confirmed confirmed) {
        List<Reservation> found = reservations.list(
                "orderId = :order and status = :status", Map.of("order", confirmed.order(), "status", "CONFIRMED"));
        for (Reservation reservation : found) {
            Stock stock = stocks.findById(reservation.product);
            stock.quantity -= reservation.quantity; // hapax: increment warning
            reservation.status = "CONFIRMED";
        }
    }

    @Incoming("i")
    @Transactional
    public void givenInAMap(Confirmed confirmed) {
        List<Reservation> found = reservations.list(
                "orderId = :order and status = :status", Map.of("order", confirmed.order(), "status", "RESERVED"));
        for (Reservation reservation : found) {
            Stock stock = stocks.findById(reservation.product);
            stock.quantity -= reservation.quantity;
            reservation.status = "CONFIRMED";
        }
    }

    @Incoming("f")
    @Transactional
    public void looksAtTooMuch(Confirmed confirmed) {
        String all = "";
        for (int i = 0; i < 3; i++) {
            all = all + first(confirmed, "a", "b") + first(confirmed, "c", "d") + first(confirmed, "e", "f")
                    + first(confirmed, "g", "h") + first(confirmed, "i", "j") + first(confirmed, "k", "l");
        }
        if (all.contains("RESERVED")) {
            Stock stock = stocks.findById(confirmed.order());
            stock.quantity -= 1; // hapax: increment warning
        }
    }

    private String first(Confirmed confirmed, String one, String other) {
        Reservation found = Reservation.find("orderId = ?1 and product in (?2, ?3)", confirmed.order(), one, other)
                .firstResult();
        return found.status + found.product;
    }
}
