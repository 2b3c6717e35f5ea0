package load.parcel;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.utils.ByteUtils;
import org.apache.kafka.common.utils.Crc32C;
import org.apache.kafka.common.utils.Sanitizer;
import org.apache.kafka.common.utils.Utils;

/** Whether an event can be taken as it is, and what its ids look like outside. */
public final class ParcelChecks {
    private static final int MAX_LINES = 500;

    private ParcelChecks() {}

    public static void check(ParcelEvent event) {
        if (event.parcelId().isBlank()) {
            throw new IllegalArgumentException("an event without parcel: " + event.eventId());
        }
        if (event.lines().size() > MAX_LINES) {
            throw new ConfigException("lines", event.lines().size(), "more than " + MAX_LINES);
        }
        lines(event.lines());
    }

    private static void lines(List<ParcelEvent.Line> lines) {
        for (ParcelEvent.Line line : lines) {
            if (line.quantity() <= 0) {
                throw new IllegalArgumentException("nothing of " + line.sku());
            }
        }
    }

    public static int shard(ParcelEvent event) {
        return Utils.toPositive(Utils.murmur2(Utils.utf8(event.parcelId()))) % 64;
    }

    public static String externalId(ParcelEvent event) {
        byte[] name = Utils.utf8(event.eventId());
        ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES * 2);
        buffer.putLong(Crc32C.compute(name, 0, name.length));
        ByteUtils.writeUnsignedInt(buffer, Long.BYTES, shard(event));
        buffer.putLong(Long.BYTES, event.version());
        return new Uuid(buffer.getLong(0), buffer.getLong(Long.BYTES)).toString();
    }

    public static String topicOf(ParcelEvent event) {
        return "parcel-" + Sanitizer.sanitize(event.label("tenant", "all"));
    }
}
