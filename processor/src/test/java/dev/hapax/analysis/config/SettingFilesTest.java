package dev.hapax.analysis.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.analysis.ProjectFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SettingFilesTest {
    private static final String BROKEN = "bootstrap.servers=kafka:9092\nacks=\\u00zz\n";

    private static ProjectFile file(String name) {
        return new ProjectFile(name, BROKEN.getBytes(StandardCharsets.UTF_8), name);
    }

    @Test
    void saysThatAFileCannotBeReadWhereTheCodeNamesIt() {
        SettingFiles files = new SettingFiles("orders.properties"::equals);
        files.add(file("config/orders.properties"));
        files.add(file("config/others.properties"));

        assertThat(files.settings()).isEmpty();
        assertThat(files.broken()).singleElement().satisfies(broken -> {
            assertThat(broken.place().sourceFile()).contains("config/orders.properties");
            assertThat(broken.place().line()).isEqualTo(2);
        });
    }
}
