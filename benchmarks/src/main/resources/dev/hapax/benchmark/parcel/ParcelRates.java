package load.parcel;

import java.util.Comparator;
import java.util.List;

/** What a parcel costs; the rates are tried in order. */
public final class ParcelRates {
    private static final long FLAT = 490;

    private final List<Rate> rates = List.of(new Bulk(), new Valued(), new Flat());

    interface Rate {
        boolean fits(ParcelEvent event);

        long cents(ParcelEvent event);
    }

    static final class Flat implements Rate {
        @Override
        public boolean fits(ParcelEvent event) {
            return true;
        }

        @Override
        public long cents(ParcelEvent event) {
            return FLAT;
        }
    }

    static final class Bulk implements Rate {
        @Override
        public boolean fits(ParcelEvent event) {
            return event.lines().stream().mapToInt(ParcelEvent.Line::quantity).sum() > 100;
        }

        @Override
        public long cents(ParcelEvent event) {
            return FLAT * event.lines().size() / 2;
        }
    }

    static final class Valued implements Rate {
        @Override
        public boolean fits(ParcelEvent event) {
            return event.total() > 100_000;
        }

        @Override
        public long cents(ParcelEvent event) {
            return FLAT + event.total() / 1000;
        }
    }

    public long of(ParcelEvent event) {
        for (Rate rate : rates) {
            if (rate.fits(event)) {
                return rate.cents(event);
            }
        }
        return FLAT;
    }

    public String dearest(ParcelEvent event) {
        return event.lines().stream()
                .max(Comparator.comparingLong(ParcelEvent.Line::total))
                .map(ParcelEvent.Line::sku)
                .orElse("none");
    }

    public String band(long cents) {
        return switch ((int) Math.min(3, cents / 1000)) {
            case 0 -> "small";
            case 1, 2 -> "medium";
            default -> "large";
        };
    }
}
