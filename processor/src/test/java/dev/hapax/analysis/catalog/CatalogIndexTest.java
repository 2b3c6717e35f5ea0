package dev.hapax.analysis.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.yaml.FileFormatException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the build makes of the YAML files says the same as they do. */
class CatalogIndexTest {
    @Test
    void hasTheRowsOfTheFiles() throws FileFormatException, IOException {
        CatalogIndex index = CatalogIndex.open(CatalogIndex.of(BuiltInCatalog.texts()));
        Map<Boolean, List<CatalogRow>> rows = BuiltInCatalog.read().stream()
                .collect(Collectors.partitioningBy(row -> row.owner().endsWith("*")));
        Map<String, List<CatalogRow>> aboutClasses = rows.get(false).stream()
                .collect(Collectors.groupingBy(CatalogRow::owner, LinkedHashMap::new, Collectors.toList()));

        assertThat(index.owners()).hasSizeGreaterThan(50).containsAll(aboutClasses.keySet());
        for (String owner : index.owners()) {
            assertThat(index.about(owner)).isEqualTo(aboutClasses.getOrDefault(owner, List.of()));
        }
        assertThat(index.aboutPackages()).isNotEmpty().isEqualTo(rows.get(true));
        assertThat(index.about("com/acme/Unknown")).isEmpty();
    }

    @Test
    void isMadeByTheBuildAndUpToDate() throws FileFormatException, IOException {
        try (var built = BuiltInCatalog.class.getResourceAsStream("/dev/hapax/catalog/index")) {
            assertThat(built).as("made by exec-maven-plugin in process-classes").isNotNull();
            assertThat(built.readAllBytes()).isEqualTo(CatalogIndex.of(BuiltInCatalog.texts()));
        }
    }
}
