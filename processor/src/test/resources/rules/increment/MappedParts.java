import java.math.BigDecimal;
import java.util.*;
import java.util.stream.Collectors;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.*;

/** Growth in the parts of an object between two mappers: in values that are made anew, in lists, behind maps. */
@Component
class MappedParts {
    record Sale(String shop, String month, String id, BigDecimal amount) {}
    private final Sheets sheets;
    MappedParts(Sheets sheets) { this.sheets = sheets; }

    @KafkaListener(topics = "a")
    public void flatSum(Sale sale) {
        Sheet sheet = sheets.find(sale.shop()).orElseThrow();
        sheet.setTotal(sheet.getTotal().add(sale.amount())); // hapax: increment warning
        sheets.save(sheet);
    }
    @KafkaListener(topics = "b")
    public void flatList(Sale sale) {
        Sheet sheet = sheets.find(sale.shop()).orElseThrow();
        sheet.getSales().add(sale.id()); // hapax: append warning
        sheets.save(sheet);
    }
    @KafkaListener(topics = "c")
    public void inMap(Sale sale) {
        Sheet sheet = sheets.find(sale.shop()).orElseThrow();
        sheet.getMonths().get(sale.month()).getSales().add(sale.id()); // hapax: append warning
        sheets.save(sheet);
    }
    @KafkaListener(topics = "d")
    public void sumInMap(Sale sale) {
        Sheet sheet = sheets.find(sale.shop()).orElseThrow();
        Month month = sheet.getMonths().get(sale.month());
        month.setStats(new Stats(month.getStats().actual().add(sale.amount()), month.getStats().gap())); // hapax: increment warning
        sheets.save(sheet);
    }
    @KafkaListener(topics = "e")
    public void inCompute(Sale sale) {
        Sheet sheet = sheets.find(sale.shop()).orElseThrow();
        sheet.getMonths().compute(sale.month(), (key, month) -> {
            Stats stats = month.getStats();
            month.setStats(new Stats(stats.actual().add(sale.amount()), stats.gap())); // hapax: increment warning
            month.getSales().add(sale.id()); // hapax: append warning
            return month;
        });
        sheets.save(sheet);
    }
    @KafkaListener(topics = "g")
    public void setInCompute(Sale sale) {
        Sheet sheet = sheets.find(sale.shop()).orElseThrow();
        sheet.getMonths().compute(sale.month(), (key, month) -> {
            month.setStats(new Stats(sale.amount(), month.getStats().gap()));
            return month;
        });
        sheets.save(sheet);
    }

    @KafkaListener(topics = "h")
    public void countInCompute(Sale sale) {
        Sheet sheet = sheets.find(sale.shop()).orElseThrow();
        sheet.getCounts().compute(sale.month(), (key, count) -> count == null ? 1 : count + 1); // hapax: increment warning
        sheets.save(sheet);
    }

    @KafkaListener(topics = "f")
    public void throughMethods(Sale sale) {
        Sheet sheet = sheets.find(sale.shop()).orElseThrow();
        sheet.month(sale.month()).orElseThrow().sell(sale.id(), sale.amount());
        sheets.save(sheet);
    }
}

record Stats(BigDecimal actual, BigDecimal gap) {}
class Month {
    private String name; private Stats stats; private List<String> sales;
    Month(String name, Stats stats, List<String> sales) { this.name = name; this.stats = stats; this.sales = sales; }
    String getName() { return name; }
    Stats getStats() { return stats; }
    void setStats(Stats stats) { this.stats = stats; }
    List<String> getSales() { return sales; }
    void sell(String id, BigDecimal amount) {
        stats = new Stats(stats.actual().add(amount), stats.gap()); // hapax: increment warning
        sales.add(id); // hapax: append warning
    }
}
class Sheet {
    private String shop; private BigDecimal total; private List<String> sales; private Map<String, Month> months; private Map<String, Integer> counts;
    Sheet(String shop, BigDecimal total, List<String> sales, Map<String, Month> months, Map<String, Integer> counts) { this.counts = counts; this.shop = shop; this.total = total; this.sales = sales; this.months = months; }
    String getShop() { return shop; }
    BigDecimal getTotal() { return total; }
    void setTotal(BigDecimal total) { this.total = total; }
    List<String> getSales() { return sales; }
    Map<String, Month> getMonths() { return months; }
    Map<String, Integer> getCounts() { return counts; }
    Optional<Month> month(String name) { return months.values().stream().filter(m -> m.getName().equals(name)).findFirst(); }
}
interface Sheets { Optional<Sheet> find(String shop); void save(Sheet sheet); }
@Component
class SheetsInMongo implements Sheets {
    private final SheetDocuments documents;
    SheetsInMongo(SheetDocuments documents) { this.documents = documents; }
    public Optional<Sheet> find(String shop) { return documents.findByShop(shop).map(SheetDocument::toDomain); }
    public void save(Sheet sheet) { documents.save(SheetDocument.fromDomain(sheet)); }
}
@Document
class SheetDocument {
    @Id private String shop;
    private BigDecimal total; private List<String> sales; private List<MonthDocument> months; private Map<String, Integer> counts;
    static SheetDocument fromDomain(Sheet sheet) {
        SheetDocument made = new SheetDocument();
        made.shop = sheet.getShop(); made.total = sheet.getTotal(); made.sales = new ArrayList<>(sheet.getSales());
        made.counts = sheet.getCounts();
        made.months = sheet.getMonths().entrySet().stream().map(e -> MonthDocument.fromDomain(e.getValue())).collect(Collectors.toList());
        return made;
    }
    Sheet toDomain() {
        Map<String, Month> byName = new LinkedHashMap<>();
        for (MonthDocument month : months) { byName.put(month.name, month.toDomain()); }
        return new Sheet(shop, total, sales, byName, counts);
    }
}
class MonthDocument {
    String name; Stats stats; List<String> sales;
    static MonthDocument fromDomain(Month month) {
        MonthDocument made = new MonthDocument();
        made.name = month.getName(); made.stats = month.getStats(); made.sales = month.getSales();
        return made;
    }
    Month toDomain() { return new Month(name, stats, sales); }
}
interface SheetDocuments extends MongoRepository<SheetDocument, String> { Optional<SheetDocument> findByShop(String shop); }
