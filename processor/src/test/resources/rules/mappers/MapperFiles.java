import dev.hapax.*;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

interface Audited {
    int audit(String id);
}

@Mapper
interface AccountMapper extends Audited {
    int deposit(@Param("id") String id, @Param("amount") long amount);

    int overwrite(Account account);

    int changeAnything(Account account);

    int depositOrOverwrite(@Param("id") String id, @Param("amount") long amount, @Param("mode") String mode);

    int visitByCriteria(@Param("criteria") List<Object> criteria);

    int open(Account account);

    int openIfNew(Account account);

    int openPerhapsIfNew(Account account);

    int openGenerated(Account account);

    int openMany(@Param("accounts") List<Account> accounts);

    int close(String id);

    Account find(String id);

    boolean isKnown(String id);

    int remember(String id);

    int byPieces(Account account);

    int anyColumn(@Param("id") String id, @Param("assignment") String assignment);

    int partly(Account account);

    int numbered(Account account);

    int perDatabase(Account account);

    @Update("<script>UPDATE accounts <set><if test='owner != null'>visits = visits + 1,</if></set> WHERE id = #{id}</script>")
    int visit(Account account);
}

record Account(String id, String owner, long balance) {}

class MapperFiles {
    private final AccountMapper accounts;

    MapperFiles(AccountMapper accounts) {
        this.accounts = accounts;
    }

    @KafkaHandler(topics = "a", group = "g")
    void grows(Account account) {
        accounts.deposit(account.id(), account.balance()); // hapax: increment
        accounts.changeAnything(account); // hapax: increment
        accounts.depositOrOverwrite(account.id(), 1, "add"); // hapax: increment
        accounts.byPieces(account); // hapax: increment
        accounts.visit(account); // hapax: increment
        accounts.visitByCriteria(List.of(account)); // hapax: increment
        accounts.audit(account.id()); // hapax: increment
        accounts.partly(account); // hapax: increment
        accounts.perDatabase(account); // hapax: increment
    }

    @KafkaHandler(topics = "b", group = "g")
    void overwrites(Account account) {
        accounts.overwrite(account);
        accounts.close(account.id());
    }

    @KafkaHandler(topics = "c", group = "g")
    void inserts(Account account) {
        accounts.open(account); // hapax: insert
        accounts.openIfNew(account);
        accounts.openIfNew(new Account(UUID.randomUUID().toString(), account.owner(), 0)); // hapax: insert
        accounts.openPerhapsIfNew(account); // hapax: insert
        accounts.openGenerated(account); // hapax: insert
        accounts.openMany(List.of(account)); // hapax: insert
        accounts.numbered(account); // hapax: increment, insert
    }

    @KafkaHandler(topics = "d", group = "g")
    void readsAndWritesBack(Account account) {
        Account before = accounts.find(account.id());
        accounts.overwrite(new Account(before.id(), before.owner(), before.balance() + account.balance())); // hapax: increment
    }

    @KafkaHandler(topics = "e", group = "g")
    void guarded(Account account) {
        if (accounts.isKnown(account.id())) {
            return;
        }
        accounts.deposit(account.id(), account.balance()); // hapax: check-then-act note
        accounts.remember(account.id());
    }

    @KafkaHandler(topics = "f", group = "g")
    void unknownPart(Account account) {
        accounts.anyColumn(account.id(), account.owner()); // hapax: unjudged-call warning
    }
}
