package load.parcel;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Where parcels are kept. */
public interface ParcelStore {
    Optional<ParcelRow> find(String id) throws SQLException;

    void save(ParcelRow row) throws SQLException;

    void saveAll(List<ParcelRow> rows) throws SQLException;

    boolean changeStatus(String id, String from, String to) throws SQLException;

    void replaceLines(String id, List<ParcelEvent.Line> lines) throws SQLException;

    void delete(String id) throws SQLException;
}
