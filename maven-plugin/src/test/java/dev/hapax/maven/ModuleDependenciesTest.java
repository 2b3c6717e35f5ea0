package dev.hapax.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class ModuleDependenciesTest {
    private static final String VERSION = Coordinates.version();

    @Test
    void addsTheRuntimeOfThisVersion() {
        MavenProject app = project("app");

        of(app).addRuntime();

        assertThat(app.getDependencies())
                .extracting(Dependency::getManagementKey, Dependency::getVersion, Dependency::getScope)
                .containsExactly(tuple("dev.hapax:hapax-runtime:jar", VERSION, "compile"));
    }

    @Test
    void leavesARuntimeThatIsDeclaredWhateverItsVersion() {
        MavenProject app = project("app", runtime("0.0.1"));

        of(app).addRuntime();

        assertThat(app.getDependencies()).extracting(Dependency::getVersion).containsExactly("0.0.1");
    }

    @Test
    void takesTheVersionThatIsManaged() {
        MavenProject app = project("app");
        DependencyManagement management = new DependencyManagement();
        management.addDependency(runtime("0.0.1"));
        app.getModel().setDependencyManagement(management);

        of(app).addRuntime();

        assertThat(app.getDependencies()).extracting(Dependency::getVersion).containsExactly("0.0.1");
    }

    @Test
    void addsNoneWhereAModuleOfTheBuildBringsOne() {
        MavenProject core = project("core", runtime("0.0.1"));
        MavenProject service = project("service", dependency("core"));
        MavenProject app = project("app", dependency("service"));

        of(app, core, service).addRuntime();

        assertThat(app.getDependencies()).extracting(Dependency::getArtifactId).containsExactly("service");
    }

    @Test
    void aRuntimeForTheTestsOfAnotherModuleIsNoneHere() {
        Dependency forTests = runtime(VERSION);
        forTests.setScope("test");
        MavenProject service = project("service", forTests);
        MavenProject app = project("app", dependency("service"));

        of(app, service).addRuntime();

        assertThat(app.getDependencies())
                .extracting(Dependency::getArtifactId)
                .containsExactly("service", "hapax-runtime");
    }

    @Test
    void theProcessorIsPackedIntoNothing() {
        MavenProject app = project("app");

        of(app).addProcessor();
        of(app).addProcessor();

        assertThat(app.getDependencies()).singleElement().satisfies(added -> {
            assertThat(added.getArtifactId()).isEqualTo("hapax-processor");
            assertThat(added.getScope()).isEqualTo("provided");
            assertThat(added.isOptional()).isTrue();
        });
    }

    private static ModuleDependencies of(MavenProject project, MavenProject... others) {
        List<MavenProject> all = new ArrayList<>(List.of(others));
        all.add(project);
        return new ModuleDependencies(project, new ReactorModules(all));
    }

    private static Dependency runtime(String version) {
        Dependency dependency = dependency("hapax-runtime");
        dependency.setGroupId("dev.hapax");
        dependency.setVersion(version);
        return dependency;
    }

    private static Dependency dependency(String artifactId) {
        Dependency dependency = new Dependency();
        dependency.setGroupId("com.acme");
        dependency.setArtifactId(artifactId);
        dependency.setVersion("1");
        return dependency;
    }

    private static MavenProject project(String artifactId, Dependency... dependencies) {
        Model model = new Model();
        model.setGroupId("com.acme");
        model.setArtifactId(artifactId);
        model.setVersion("1");
        model.setDependencies(new ArrayList<>(List.of(dependencies)));
        return new MavenProject(model);
    }
}
