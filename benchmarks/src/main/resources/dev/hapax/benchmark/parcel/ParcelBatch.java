package load.parcel;

import java.util.List;

/** Several events in one message. */
public record ParcelBatch(String batchId, List<ParcelEvent> events) {}
