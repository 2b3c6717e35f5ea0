import jakarta.persistence.*;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingTarget;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mappers of which only the declaration is in sight: what they hand back has the properties of what they are given. */
@Component
class MappersWithoutBody {
    record Spent(String id, String walletNumber, long cents, long sequence, String owner) {}

    private final WalletRows rows;
    private final PaymentRows payments;
    private final WalletMapper mapper;
    private final PaymentMapper paymentMapper;
    private final WrittenMapper written;

    MappersWithoutBody(
            WalletRows rows, PaymentRows payments, WalletMapper mapper, PaymentMapper paymentMapper, WrittenMapper written) {
        this.rows = rows;
        this.payments = payments;
        this.mapper = mapper;
        this.paymentMapper = paymentMapper;
        this.written = written;
    }

    @KafkaListener(topics = "a")
    public void enoughIsNoGuard(Spent spent) {
        Wallet wallet = rows.findById(spent.walletNumber()).map(mapper::toDomain).orElseThrow();
        if (wallet.getCents() < spent.cents()) {
            throw new IllegalStateException("not enough");
        }
        wallet.setCents(wallet.getCents() - spent.cents()); // hapax: increment warning
        rows.save(mapper.toRow(wallet));
    }

    @KafkaListener(topics = "b")
    public void enoughAsTheObjectItselfSees(Spent spent) {
        Wallet wallet = mapper.toDomain(rows.findById(spent.walletNumber()).orElseThrow());
        if (wallet.has(spent.cents())) {
            wallet.spend(spent.cents());
            rows.save(mapper.toRow(wallet));
        }
    }

    @KafkaListener(topics = "c")
    public void theSameRowIsOverwritten(Spent spent) {
        Wallet wallet = mapper.toDomain(rows.findById(spent.walletNumber()).orElseThrow());
        wallet.setOwner(spent.owner());
        rows.save(mapper.toRow(wallet));
    }

    @KafkaListener(topics = "d")
    @Transactional
    public void theLastOneSeenIsAGuard(Spent spent) {
        Wallet wallet = mapper.toDomain(rows.findById(spent.walletNumber()).orElseThrow());
        if (spent.sequence() <= wallet.getSequence()) {
            return;
        }
        wallet.setCents(wallet.getCents() - spent.cents());
        wallet.setSequence(spent.sequence());
        rows.save(mapper.toRow(wallet));
    }

    @KafkaListener(topics = "e")
    public void theKeyIsTheMessages(Spent spent) {
        rows.save(mapper.ofMessage(spent));
    }

    @KafkaListener(topics = "f")
    public void theKeyIsMadeByTheStore(Spent spent) {
        payments.save(paymentMapper.ofMessage(spent)); // hapax: insert warning
    }

    @KafkaListener(topics = "g")
    public void theKeyIsThatOfAnotherProperty(Spent spent) {
        WalletRow row = new WalletRow();
        mapper.fill(row, spent);
        rows.save(row);
    }

    @KafkaListener(topics = "h")
    public void whatWasReadIsFilled(Spent spent) {
        WalletRow row = rows.findById(spent.walletNumber()).orElseThrow();
        mapper.update(spent, row);
        rows.save(row);
    }

    @KafkaListener(topics = "j")
    public void whatWasReadIsFilledWithMore(Spent spent) {
        WalletRow row = rows.findById(spent.walletNumber()).orElseThrow();
        Wallet wallet = mapper.toDomain(row);
        wallet.setCents(wallet.getCents() + spent.cents());
        mapper.back(wallet, row); // hapax: increment warning
        rows.save(row);
    }

    @KafkaListener(topics = "k")
    @Transactional
    public void whatIsManagedIsFilledWithMore(Spent spent) {
        WalletRow row = rows.findById(spent.walletNumber()).orElseThrow();
        Wallet wallet = new Wallet();
        wallet.setCents(row.getCents() + spent.cents());
        mapper.back(wallet, row); // hapax: increment warning
    }

    @KafkaListener(topics = "i")
    public void generatedCodeIsReadWhereItIsThere(Spent spent) {
        WalletRow row = rows.findById(spent.walletNumber()).orElseThrow();
        rows.save(written.more(row));
    }
}

@Mapper
interface WalletMapper {
    @Mapping(source = "number", target = "id")
    Wallet toDomain(WalletRow row);

    @Mapping(source = "id", target = "number")
    WalletRow toRow(Wallet wallet);

    @Mapping(source = "walletNumber", target = "number")
    WalletRow ofMessage(MappersWithoutBody.Spent spent);

    @Mapping(source = "id", target = "number")
    WalletRow back(Wallet wallet, @MappingTarget WalletRow row);

    @Mapping(source = "walletNumber", target = "number")
    void fill(@MappingTarget WalletRow row, MappersWithoutBody.Spent spent);

    @Mapping(target = "number", ignore = true)
    @Mapping(target = "cents", constant = "0")
    void update(MappersWithoutBody.Spent spent, @MappingTarget WalletRow row);
}

@Mapper(componentModel = "spring")
interface PaymentMapper {
    @Mapping(target = "number", ignore = true)
    @Mapping(source = "walletNumber", target = "wallet")
    Payment ofMessage(MappersWithoutBody.Spent spent);
}

@Mapper
interface WrittenMapper {
    WalletRow more(WalletRow row);
}

class WrittenMapperImpl implements WrittenMapper {
    @Override
    public WalletRow more(WalletRow row) {
        row.setCents(row.getCents() + 1); // hapax: increment warning
        return row;
    }
}

class Wallet {
    private String id;
    private long cents;
    private long sequence;
    private String owner;

    boolean has(long cents) {
        return this.cents >= cents;
    }

    void spend(long cents) {
        this.cents -= cents; // hapax: increment warning
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public long getCents() {
        return cents;
    }

    public void setCents(long cents) {
        this.cents = cents;
    }

    public long getSequence() {
        return sequence;
    }

    public void setSequence(long sequence) {
        this.sequence = sequence;
    }

    public String getOwner() {
        return owner;
    }

    public void setOwner(String owner) {
        this.owner = owner;
    }
}

@Entity
class WalletRow {
    @Id
    private String number;

    private long cents;
    private long sequence;
    private String owner;

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public long getCents() {
        return cents;
    }

    public void setCents(long cents) {
        this.cents = cents;
    }

    public long getSequence() {
        return sequence;
    }

    public void setSequence(long sequence) {
        this.sequence = sequence;
    }

    public String getOwner() {
        return owner;
    }

    public void setOwner(String owner) {
        this.owner = owner;
    }
}

@Entity
class Payment {
    @Id
    @GeneratedValue
    private Long number;

    private String wallet;
    private long cents;

    public void setNumber(Long number) {
        this.number = number;
    }

    public void setWallet(String wallet) {
        this.wallet = wallet;
    }

    public void setCents(long cents) {
        this.cents = cents;
    }
}

interface WalletRows extends JpaRepository<WalletRow, String> {}

interface PaymentRows extends JpaRepository<Payment, Long> {}
