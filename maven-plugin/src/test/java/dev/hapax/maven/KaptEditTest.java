package dev.hapax.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.Test;

class KaptEditTest {
    private static final String OURS =
            "<path><groupId>dev.hapax</groupId><artifactId>hapax-processor</artifactId><version>7</version></path>";
    private static final String OTHERS =
            "<annotationProcessorPath><groupId>org.mapstruct</groupId><artifactId>mapstruct-processor</artifactId>"
                    + "<version>1.6.3</version></annotationProcessorPath>";

    @Test
    void joinsTheProcessorsThatKaptRuns() throws IOException, XmlPullParserException {
        Plugin kotlin = new Plugin();
        PluginExecution kapt = add(
                kotlin,
                "kapt",
                "<annotationProcessorPaths>" + OTHERS + "</annotationProcessorPaths><annotationProcessors>"
                        + "<annotationProcessor>org.mapstruct.ap.MappingProcessor</annotationProcessor>"
                        + "</annotationProcessors>");

        KaptEdit.edit(kotlin, "7");
        KaptEdit.edit(kotlin, "7"); // once is enough

        assertThat(kapt.getConfiguration())
                .isEqualTo(dom("<annotationProcessorPaths>" + OTHERS + OURS
                        + "</annotationProcessorPaths><annotationProcessors>"
                        + "<annotationProcessor>org.mapstruct.ap.MappingProcessor</annotationProcessor>"
                        + "<annotationProcessor>dev.hapax.processor.HapaxProcessor</annotationProcessor>"
                        + "</annotationProcessors>"));
    }

    @Test
    void isTheFirstWhereKaptHasNone() throws IOException, XmlPullParserException {
        Plugin kotlin = new Plugin();
        PluginExecution kapt = new PluginExecution();
        kapt.addGoal("test-kapt");
        kotlin.addExecution(kapt);

        KaptEdit.edit(kotlin, "7");

        assertThat(kapt.getConfiguration())
                .isEqualTo(dom("<annotationProcessorPaths>" + OURS + "</annotationProcessorPaths>"));
    }

    @Test
    void joinsWhatTheExecutionsShareWhereTheyShareIt() throws IOException, XmlPullParserException {
        Plugin kotlin = new Plugin();
        kotlin.setConfiguration(dom("<annotationProcessorPaths>" + OTHERS + "</annotationProcessorPaths>"));
        Plugin without = new Plugin();
        without.setConfiguration(dom("<jvmTarget>17</jvmTarget>"));

        KaptEdit.edit(kotlin, "7");
        KaptEdit.edit(without, "7");

        assertThat(kotlin.getConfiguration())
                .isEqualTo(dom("<annotationProcessorPaths>" + OTHERS + OURS + "</annotationProcessorPaths>"));
        assertThat(without.getConfiguration()).isEqualTo(dom("<jvmTarget>17</jvmTarget>"));
    }

    @Test
    void leavesTheCompilerAlone() throws IOException, XmlPullParserException {
        Plugin kotlin = new Plugin();
        PluginExecution compile = add(kotlin, "compile", "<jvmTarget>17</jvmTarget>");

        KaptEdit.edit(kotlin, "7");

        assertThat(compile.getConfiguration()).isEqualTo(dom("<jvmTarget>17</jvmTarget>"));
    }

    private static PluginExecution add(Plugin kotlin, String goal, String configuration)
            throws IOException, XmlPullParserException {
        PluginExecution execution = new PluginExecution();
        execution.addGoal(goal);
        execution.setConfiguration(dom(configuration));
        kotlin.addExecution(execution);
        return execution;
    }

    private static Xpp3Dom dom(String content) throws IOException, XmlPullParserException {
        return Xpp3DomBuilder.build(new StringReader("<configuration>" + content + "</configuration>"));
    }
}
