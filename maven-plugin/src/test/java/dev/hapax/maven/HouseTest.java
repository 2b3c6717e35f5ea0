package dev.hapax.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HouseTest {
    private static final String NOTHING = "";

    @Test
    void aModulesGroupAndThoseBelowItAreItsHouse() {
        House house = House.of(project("com.acme", "com.acme"), NOTHING);

        assertThat(house.owns("com.acme")).isTrue();
        assertThat(house.owns("com.acme.messaging")).isTrue();
        assertThat(house.owns("com.acmeister")).isFalse();
        assertThat(house.owns("com")).isFalse();
    }

    @Test
    void aGroupFromAParentBesideItIsItsOwn() {
        MavenProject module = project(null, "com.acme");
        MavenProject parent = project("com.acme", "com.acme");
        parent.setFile(new File("/shop/pom.xml"));
        module.setParent(parent);

        assertThat(House.of(module, NOTHING).owns("com.acme.messaging")).isTrue();
    }

    @Test
    void aGroupFromAParentInARepositoryIsNot() {
        MavenProject module = project(null, "org.springframework.boot");
        module.setParent(project("org.springframework.boot", "org.springframework.boot"));

        assertThat(House.of(module, NOTHING)).isEqualTo(new House(Set.of()));
    }

    @Test
    void aGroupOfOnePartIsNobodys() {
        assertThat(House.of(project("com", "com"), NOTHING).owns("com.acme")).isFalse();
    }

    @Test
    void theUserNamesOthers() {
        House house = House.of(project("com.acme", "com.acme"), " org.partner,\n  net.bank  org.wrong:artifact ");

        assertThat(house.sorted()).containsExactly("com.acme", "net.bank", "org.partner");
    }

    @Test
    void whatIsNoGroupIsSaid() {
        List<String> errors = new ArrayList<>();

        House.check("org.partner, com.*, org.wrong:artifact", errors::add);

        assertThat(errors)
                .containsExactly(
                        "Hapax cannot follow com.*: follow (hapax.follow) takes group ids with commas between them, such as"
                                + " com.acme; those below them are included.",
                        "Hapax cannot follow org.wrong:artifact: follow (hapax.follow) takes group ids with commas between"
                                + " them, such as com.acme; those below them are included.");
    }

    private static MavenProject project(@Nullable String declared, String effective) {
        Model model = new Model();
        model.setGroupId(effective);
        MavenProject project = new MavenProject(model);
        Model original = new Model();
        original.setGroupId(declared);
        project.setOriginalModel(original);
        return project;
    }
}
