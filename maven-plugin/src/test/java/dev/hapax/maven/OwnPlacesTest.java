package dev.hapax.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class OwnPlacesTest {
    private static final Path REPOSITORY = Path.of("/repository");
    private static final Path ROOT = Path.of("/shop");

    @Test
    void aModuleOfTheBuildCanBeInFourPlaces() {
        MavenProject core = project("core");
        MavenProject app = project("app", dependency("com.acme", "core", "1"));

        assertThat(places(app, core))
                .containsExactly(
                        Path.of("/shop/core/target/classes"),
                        Path.of("/shop/core/target/core-1.jar"),
                        Path.of("/repository/com/acme/core/1/core-1.jar"),
                        Path.of("/shop/target/project-local-repo/com.acme/core/1/core-1.jar"));
    }

    @Test
    void aModuleThatIsReachedThroughAnotherIsTheProjectsOwnToo() {
        MavenProject core = project("core");
        MavenProject service = project("service", dependency("com.acme", "core", "1"));
        MavenProject app = project("app", dependency("com.acme", "service", "1"));

        assertThat(places(app, core, service))
                .contains(Path.of("/shop/service/target/classes"), Path.of("/shop/core/target/classes"));
    }

    @Test
    void aModuleForTestsAloneIsNot() {
        Dependency forTests = dependency("com.acme", "fixtures", "2");
        forTests.setScope("test");
        MavenProject app = project("app", forTests);

        assertThat(places(app, project("fixtures"))).isEmpty();
    }

    @Test
    void builtAloneAModuleKnowsItsSiblingsByGroupAndVersion() {
        MavenProject app = project(
                "app",
                dependency("com.acme", "core", "1"),
                dependency("com.acme", "released-elsewhere", "7"),
                dependency("org.lib", "lib", "1"));

        assertThat(places(app))
                .containsExactly(
                        Path.of("/repository/com/acme/core/1/core-1.jar"),
                        Path.of("/shop/target/project-local-repo/com.acme/core/1/core-1.jar"));
    }

    @Test
    void aHousesLibrariesAreBelowItsGroup() {
        OwnPlaces places = new OwnPlaces(REPOSITORY, ROOT, new ReactorModules(List.of()));

        assertThat(places.of(new House(Set.of("org.partner", "com.acme.orders"))))
                .containsExactly(Path.of("/repository/com/acme/orders"), Path.of("/repository/org/partner"));
    }

    private static List<Path> places(MavenProject project, MavenProject... others) {
        List<MavenProject> all = new ArrayList<>(List.of(others));
        all.add(project);
        return List.copyOf(new OwnPlaces(REPOSITORY, ROOT, new ReactorModules(all)).besides(project));
    }

    private static Dependency dependency(String groupId, String artifactId, String version) {
        Dependency dependency = new Dependency();
        dependency.setGroupId(groupId);
        dependency.setArtifactId(artifactId);
        dependency.setVersion(version);
        return dependency;
    }

    private static MavenProject project(String artifactId, Dependency... dependencies) {
        Build build = new Build();
        build.setDirectory("/shop/" + artifactId + "/target");
        build.setOutputDirectory("/shop/" + artifactId + "/target/classes");
        build.setFinalName(artifactId + "-1");
        Model model = new Model();
        model.setGroupId("com.acme");
        model.setArtifactId(artifactId);
        model.setVersion("1");
        model.setBuild(build);
        model.setDependencies(new ArrayList<>(List.of(dependencies)));
        return new MavenProject(model);
    }
}
