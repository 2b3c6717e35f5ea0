package dev.hapax.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.maven.CompilerEdit.Compilation;
import dev.hapax.maven.CompilerEdit.Edited;
import dev.hapax.maven.CompilerEdit.Way;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompilerEditTest {
    private static final String OURS =
            "<path><groupId>dev.hapax</groupId><artifactId>hapax-processor</artifactId><version>7</version></path>";

    @Nested
    class WithProcessorPaths {
        @ParameterizedTest
        @ValueSource(ints = {17, 21, 25})
        void joinsThePathsThatAreThereAfterAllOthers(int jdk) {
            String lombok = "<path><groupId>org.projectlombok</groupId><artifactId>lombok</artifactId>"
                    + "<version>1.18.42</version></path>";

            Edited edited = edit("<annotationProcessorPaths>" + lombok + "</annotationProcessorPaths>", on(jdk));

            assertThat(edited.way()).isEqualTo(Way.PATHS);
            assertThat(edited.configuration())
                    .isEqualTo(dom("<annotationProcessorPaths>" + lombok + OURS + "</annotationProcessorPaths>"));
        }

        @Test
        void leavesAnEntryOfOursAlone() {
            String paths = "<annotationProcessorPaths><path><groupId>dev.hapax</groupId>"
                    + "<artifactId>hapax-processor</artifactId><version>6</version></path></annotationProcessorPaths>";

            assertThat(edit(paths, on(17)).configuration()).isEqualTo(dom(paths));
        }

        @Test
        void anEmptyElementIsNoPath() {
            assertThat(edit("<annotationProcessorPaths/>", on(17)).way()).isEqualTo(Way.CLASS_PATH);
        }
    }

    @Nested
    class WithoutProcessorPaths {
        @Test
        void joinsTheClassPathWhereJavacLooksThereByItself() {
            Edited edited = edit("<release>17</release>", on(17));

            assertThat(edited.way()).isEqualTo(Way.CLASS_PATH);
            assertThat(edited.configuration()).isEqualTo(dom("<release>17</release>"));
        }

        @Test
        void saysSoToAJdkThatAsksForIt() {
            Edited edited = edit("", on(21));

            assertThat(edited.way()).isEqualTo(Way.CLASS_PATH);
            assertThat(edited.configuration()).isEqualTo(dom("<proc>full</proc>"));
        }

        @Test
        void startsNothingElseWhereJavacNoLongerLooksThere() {
            Edited edited = edit("", on(25));

            assertThat(edited.way()).isEqualTo(Way.PATHS);
            assertThat(edited.configuration())
                    .isEqualTo(dom("<annotationProcessorPaths>" + OURS + "</annotationProcessorPaths>"));
        }

        @Test
        void joinsTheClassPathThatTheUserSwitchedOn() {
            Edited edited = edit("<proc>full</proc>", on(25));

            assertThat(edited.way()).isEqualTo(Way.CLASS_PATH);
            assertThat(edited.configuration()).isEqualTo(dom("<proc>full</proc>"));
        }

        @Test
        void joinsTheClassPathThatAPropertySwitchedOn() {
            Compilation compilation = new Compilation("7", OptionalInt.of(25), Optional.of("full"), List.of());

            Edited edited = CompilerEdit.edit(Optional.empty(), compilation);

            assertThat(edited.way()).isEqualTo(Way.CLASS_PATH);
            assertThat(edited.configuration()).isEqualTo(dom(""));
        }

        @Test
        void passesNoOptionThatTheJdkMayNotKnow() {
            Compilation compilation = new Compilation("7", OptionalInt.empty(), Optional.empty(), List.of());

            Edited edited = CompilerEdit.edit(Optional.empty(), compilation);

            assertThat(edited.way()).isEqualTo(Way.CLASS_PATH);
            assertThat(edited.configuration()).isEqualTo(dom(""));
        }

        @Test
        void passesNoOptionOfJavacToAnotherCompiler() {
            Edited edited = edit("<compilerId>eclipse</compilerId>", on(25));

            assertThat(edited.way()).isEqualTo(Way.CLASS_PATH);
            assertThat(edited.configuration()).isEqualTo(dom("<compilerId>eclipse</compilerId>"));
        }

        @Test
        void keepsListsInBracketsFromAnotherCompiler() {
            Compilation compilation = on(25, "-Ahapax.classpath=[a.jar, b.jar]", "-Ahapax.strict=true");

            assertThat(edit("<compilerId>eclipse</compilerId>", compilation).configuration())
                    .isEqualTo(dom("<compilerId>eclipse</compilerId>"
                            + "<compilerArgs><arg>-Ahapax.strict=true</arg></compilerArgs>"));
        }
    }

    @Nested
    class WithProcessorsByName {
        @Test
        void joinsTheList() {
            Edited edited = edit(
                    "<annotationProcessors><annotationProcessor>a.B</annotationProcessor></annotationProcessors>",
                    on(17));

            assertThat(edited.way()).isEqualTo(Way.CLASS_PATH);
            assertThat(edited.configuration())
                    .isEqualTo(dom("<annotationProcessors><annotationProcessor>a.B</annotationProcessor>"
                            + "<annotationProcessor>dev.hapax.processor.HapaxProcessor</annotationProcessor>"
                            + "</annotationProcessors>"));
        }

        @Test
        void joinsTheArgument() {
            Edited edited = edit("<compilerArgs><arg>-processor</arg><arg>a.B</arg></compilerArgs>", on(25));

            assertThat(edited.way()).isEqualTo(Way.CLASS_PATH);
            assertThat(edited.configuration().getChild("compilerArgs").getChildren())
                    .extracting(Xpp3Dom::getValue)
                    .containsExactly("-processor", "a.B,dev.hapax.processor.HapaxProcessor");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "<proc>none</proc>",
        "<compilerArgs><arg>-proc:none</arg></compilerArgs>",
        "<compilerArgument>-g -proc:none</compilerArgument>",
        "<compilerArguments><proc:none/></compilerArguments>"
    })
    void leavesACompilationWithoutProcessorsAsItIs(String none) {
        Edited edited = CompilerEdit.edit(Optional.of(dom(none)), on(25, "-Ahapax.stamp=x"));

        assertThat(edited.way()).isEqualTo(Way.NONE);
        assertThat(edited.configuration()).isEqualTo(dom(none));
        assertThat(edited.remark()).isEmpty();
    }

    @Test
    void saysThatItCannotJoinARawProcessorPath() {
        String raw = "<compilerArgs><arg>-processorpath</arg><arg>lombok.jar</arg></compilerArgs>";

        Edited edited = edit(raw, on(17));

        assertThat(edited.way()).isEqualTo(Way.NONE);
        assertThat(edited.configuration()).isEqualTo(dom(raw));
        assertThat(edited.remark().orElseThrow()).contains("annotationProcessorPaths");
    }

    @Test
    void addsOptionsAfterTheUsersOwnArguments() {
        Edited edited = edit(
                "<compilerArgs><arg>-Xlint:all</arg></compilerArgs>", on(17, "-Ahapax.stamp=x", "-Ahapax.strict=true"));

        assertThat(edited.configuration())
                .isEqualTo(dom("<compilerArgs><arg>-Xlint:all</arg><arg>-Ahapax.stamp=x</arg>"
                        + "<arg>-Ahapax.strict=true</arg></compilerArgs>"));
    }

    @Test
    void leavesOptionsThatTheUserPasses() {
        String own = "<compilerArgs><arg>-Ahapax.strict=false</arg></compilerArgs>";

        assertThat(edit(own, on(17, "-Ahapax.strict=true")).configuration()).isEqualTo(dom(own));
    }

    @Test
    void changesNothingTheSecondTime() {
        Compilation compilation = on(25, "-Ahapax.stamp=x");
        Edited once = edit("<annotationProcessors><p>a.B</p></annotationProcessors>", compilation);

        assertThat(CompilerEdit.edit(Optional.of(once.configuration()), compilation)
                        .configuration())
                .isEqualTo(once.configuration());
    }

    @Test
    void leavesTheOriginalAsItWas() {
        Xpp3Dom original = dom("<annotationProcessorPaths><path/></annotationProcessorPaths>");

        CompilerEdit.edit(Optional.of(original), on(17, "-Ahapax.stamp=x"));

        assertThat(original).isEqualTo(dom("<annotationProcessorPaths><path/></annotationProcessorPaths>"));
    }

    private static Edited edit(String configuration, Compilation compilation) {
        return CompilerEdit.edit(Optional.of(dom(configuration)), compilation);
    }

    private static Compilation on(int jdk, String... options) {
        return new Compilation("7", OptionalInt.of(jdk), Optional.empty(), List.of(options));
    }

    private static Xpp3Dom dom(String children) {
        String xml = children.isEmpty() ? "<configuration/>" : "<configuration>" + children + "</configuration>";
        try {
            return Xpp3DomBuilder.build(new StringReader(xml));
        } catch (XmlPullParserException | IOException e) {
            throw new AssertionError(children, e);
        }
    }
}
