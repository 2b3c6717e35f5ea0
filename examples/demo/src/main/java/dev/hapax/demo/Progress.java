package dev.hapax.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How far each handler has come, read where its guarantee keeps it: in Kafka, or in the database's fence rows. */
final class Progress {
    private final Admin admin;
    private final DataSource database;

    Progress(Admin admin, DataSource database) {
        this.admin = admin;
        this.database = database;
    }

    /** The next offset of each partition that has one. */
    Map<TopicPartition, Long> committed(Promise promise) throws ExecutionException, InterruptedException, SQLException {
        return promise.kind() == Promise.Kind.ONCE_FENCED ? fenced(promise) : committedInKafka(promise);
    }

    /** How many records of a topic are not committed. */
    long remaining(Promise promise) throws ExecutionException, InterruptedException, SQLException {
        Map<TopicPartition, Long> committed = committed(promise);
        var ends = admin.listOffsets(Shop.partitions(promise.topic()).stream()
                        .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest())))
                .all()
                .get();
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue().offset() - committed.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    private Map<TopicPartition, Long> committedInKafka(Promise promise)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listConsumerGroupOffsets(promise.group())
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, offset) -> {
                    if (offset != null && partition.topic().equals(promise.topic())) {
                        offsets.put(partition, offset.offset());
                    }
                });
        return offsets;
    }

    private Map<TopicPartition, Long> fenced(Promise promise) throws SQLException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            try (ResultSet tables = connection.getMetaData().getTables(null, null, "hapax_fence", null)) {
                if (!tables.next()) {
                    return offsets;
                }
            }
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT partition_id, next_offset FROM hapax_fence WHERE group_id = ? AND topic = ?")) {
                query.setString(1, promise.group());
                query.setString(2, promise.topic());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        offsets.put(new TopicPartition(promise.topic(), rows.getInt(1)), rows.getLong(2));
                    }
                }
            }
        }
        return offsets;
    }
}
