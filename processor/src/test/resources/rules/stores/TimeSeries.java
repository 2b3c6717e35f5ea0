import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;

/** A point of the same series and time is the same point: one whose time is the message's can be written again. */
class TimeSeries {
    record Reading(String sensor, double celsius, Instant at) {}

    private final WriteApiBlocking points;

    TimeSeries(WriteApiBlocking points) {
        this.points = points;
    }

    @KafkaListener(topics = "a")
    void timeOfTheMessage(Reading reading) {
        points.writePoint(Point.measurement("temperature")
                .addTag("sensor", reading.sensor())
                .addField("celsius", reading.celsius())
                .time(reading.at(), WritePrecision.MS));
    }

    @KafkaListener(topics = "b")
    void timeOfTheMessageInStatements(Reading reading) {
        Point point = Point.measurement("temperature").addTag("sensor", reading.sensor());
        point.addField("celsius", reading.celsius());
        point.time(reading.at().toEpochMilli(), WritePrecision.MS);
        points.writePoint("bucket", "org", point);
    }

    @KafkaListener(topics = "c")
    void now(Reading reading) {
        Point point = Point.measurement("temperature")
                .addTag("sensor", reading.sensor())
                .addField("celsius", reading.celsius())
                .time(Instant.now(), WritePrecision.MS); // hapax: nondeterministic-identity warning
        points.writePoint(point); // hapax: insert warning
    }

    /** The server takes its own time. */
    @KafkaListener(topics = "d")
    void noTime(Reading reading) {
        Point point = Point.measurement("temperature").addTag("sensor", reading.sensor());
        points.writePoint(point.addField("celsius", reading.celsius())); // hapax: insert warning
    }

    @KafkaListener(topics = "e")
    void many(List<Reading> readings) {
        List<Point> all = new ArrayList<>();
        for (Reading reading : readings) {
            all.add(Point.measurement("temperature")
                    .addField("celsius", reading.celsius())
                    .time(reading.at(), WritePrecision.MS));
        }
        points.writePoints(all);
    }

    @KafkaListener(topics = "f")
    void manyWithoutTime(List<Reading> readings) {
        List<Point> all = new ArrayList<>();
        for (Reading reading : readings) {
            all.add(Point.measurement("temperature").addField("celsius", reading.celsius()));
        }
        points.writePoints(all); // hapax: insert warning
    }
}
