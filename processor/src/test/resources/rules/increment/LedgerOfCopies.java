import java.math.BigDecimal;
import java.time.Instant;
import java.util.*;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.r2dbc.repository.R2dbcRepository;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.kafka.annotation.KafkaListener;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Large objects of a domain that are never changed, only copied: one of two copies, each with a balance that is reckoned in two ways. */
class LedgerOfCopies {
    @Table("accounts")
    record AccountRow(
            @Id UUID id,
            UUID tenant,
            String code,
            String name,
            String type,
            String category,
            String currency,
            BigDecimal balance,
            boolean active,
            UUID parent,
            String chart,
            Instant created,
            Instant updated,
            String owner,
            String ownerType) {}

    enum Type {
        ASSET,
        DEBT;

        boolean growsByDebit() {
            return this == ASSET;
        }
    }

    record Account(
            UUID id,
            UUID tenant,
            String code,
            String name,
            Type type,
            String category,
            String currency,
            BigDecimal balance,
            boolean active,
            UUID parent,
            String chart,
            Instant created,
            Instant updated,
            String owner,
            String ownerType) {

        Account debit(BigDecimal amount) {
            return with(type.growsByDebit() ? balance.add(amount) : balance.subtract(amount));
        }

        Account credit(BigDecimal amount) {
            return with(type.growsByDebit() ? balance.subtract(amount) : balance.add(amount));
        }

        private Account with(BigDecimal other) {
            return new Account(
                    id,
                    tenant,
                    code,
                    name,
                    type,
                    category,
                    currency,
                    other,
                    active,
                    parent,
                    chart,
                    created,
                    Instant.now(),
                    owner,
                    ownerType);
        }
    }

    interface AccountRows extends R2dbcRepository<AccountRow, UUID> {
        Mono<AccountRow> findByTenantAndCode(UUID tenant, String code);
    }

    static class Accounts {
        private final AccountRows rows;
        private final R2dbcEntityTemplate template;

        Accounts(AccountRows rows, R2dbcEntityTemplate template) {
            this.rows = rows;
            this.template = template;
        }

        Mono<Account> find(UUID tenant, String code) {
            return rows.findByTenantAndCode(tenant, code).map(this::account);
        }

        Mono<Account> save(Account account) {
            return template.update(row(account)).map(this::account); // hapax: increment warning
        }

        private AccountRow row(Account a) {
            return new AccountRow(
                    a.id(),
                    a.tenant(),
                    a.code(),
                    a.name(),
                    a.type().name(),
                    a.category(),
                    a.currency(),
                    a.balance(),
                    a.active(),
                    a.parent(),
                    a.chart(),
                    a.created(),
                    a.updated(),
                    a.owner(),
                    a.ownerType());
        }

        private Account account(AccountRow r) {
            return new Account(
                    r.id(),
                    r.tenant(),
                    r.code(),
                    r.name(),
                    Type.valueOf(r.type()),
                    r.category(),
                    r.currency(),
                    r.balance(),
                    r.active(),
                    r.parent(),
                    r.chart(),
                    r.created(),
                    r.updated(),
                    r.owner(),
                    r.ownerType());
        }
    }

    record Line(String code, BigDecimal debit, BigDecimal credit) {
        boolean isDebit() {
            return debit.signum() > 0;
        }
    }

    record Entry(UUID tenant, List<Line> lines) {}

    private final Accounts accounts;

    LedgerOfCopies(Accounts accounts) {
        this.accounts = accounts;
    }

    @KafkaListener(topics = "a")
    Mono<Void> post(Entry entry) {
        return Flux.fromIterable(entry.lines())
                .concatMap(line -> accounts.find(entry.tenant(), line.code())
                        .flatMap(account -> accounts.save(
                                line.isDebit() ? account.debit(line.debit()) : account.credit(line.credit()))))
                .then();
    }
}
