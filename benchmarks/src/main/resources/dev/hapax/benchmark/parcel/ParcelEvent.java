package load.parcel;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What arrives: something happened to a parcel. */
public record ParcelEvent(
        String eventId,
        String parcelId,
        String customer,
        String status,
        long cents,
        long version,
        List<Line> lines,
        Map<String, String> labels) {
    public ParcelEvent {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(parcelId, "parcelId");
        lines = lines == null ? List.of() : List.copyOf(lines);
        labels = labels == null ? Map.of() : Map.copyOf(labels);
    }

    public record Line(String sku, int quantity, long cents) {
        public long total() {
            return quantity * cents;
        }
    }

    public boolean isClosed() {
        return "closed".equals(status) || "cancelled".equals(status);
    }

    public long total() {
        long sum = 0;
        for (Line line : lines) {
            sum += line.total();
        }
        return sum;
    }

    public String label(String name, String otherwise) {
        String value = labels.get(name);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }
}
