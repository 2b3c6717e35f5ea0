package load.parcel;

import java.util.ArrayList;
import java.util.List;

/** A parcel as it is stored. */
public final class ParcelRow {
    private final String id;
    private String customer = "";
    private String status = "new";
    private String region = "";
    private long cents;
    private long version;
    private final List<String> notes = new ArrayList<>();

    public ParcelRow(String id) {
        this.id = id;
    }

    public String getId() {
        return id;
    }

    public String getCustomer() {
        return customer;
    }

    public void setCustomer(String customer) {
        this.customer = customer;
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }

    public String getRegion() {
        return region;
    }

    public void setRegion(String region) {
        this.region = region;
    }

    public long getCents() {
        return cents;
    }

    public void setCents(long cents) {
        this.cents = cents;
    }

    public long getVersion() {
        return version;
    }

    public void setVersion(long version) {
        this.version = version;
    }

    public List<String> getNotes() {
        return notes;
    }

    public ParcelRow with(ParcelEvent event) {
        ParcelRow row = new ParcelRow(id);
        row.setCustomer(event.customer() != null ? event.customer() : customer);
        row.setStatus(event.status() != null ? event.status() : status);
        row.setCents(event.cents());
        row.setVersion(event.version());
        row.setRegion(event.label("region", region));
        return row;
    }
}
