package dev.hapax.dedup;

import dev.hapax.dedup.contract.ContractCase;
import dev.hapax.dedup.contract.DedupStoreContract;
import dev.hapax.dedup.contract.TransactionalClaimsContract;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;

/** The contracts of stores as tests. */
public final class StoreContract {
    private StoreContract() {}

    public static Stream<DynamicTest> of(DedupStore store) {
        return tests(DedupStoreContract.cases(store));
    }

    public static Stream<DynamicTest> inTransaction(DedupStore store, DataSource database) {
        return tests(TransactionalClaimsContract.cases(store.inTransaction().orElseThrow(), database));
    }

    private static Stream<DynamicTest> tests(List<ContractCase> cases) {
        return cases.stream().map(c -> DynamicTest.dynamicTest(c.name(), c::run));
    }
}
