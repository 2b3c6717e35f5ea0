package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.analysis.catalog.Catalog;
import dev.hapax.baseline.Baseline;
import dev.hapax.stamp.Stamp;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** MyBatis's mapper files that are broken, hostile or changed; what right ones do is in {@code rules/mappers}. */
class MapperFilesTest {
    private static final String SOURCE = """
            package com.acme;

            interface Stock {
                int take(String item);
            }

            class Shop {
                private final Stock stock;

                Shop(Stock stock) {
                    this.stock = stock;
                }

                @dev.hapax.KafkaHandler(topics = "a", group = "g")
                void onOrder(String item) {
                    stock.take(item);
                }
            }
            """;

    private static ProjectFile xml(String name, String text) {
        return xml(name, text, StandardCharsets.UTF_8);
    }

    private static ProjectFile xml(String name, String text, Charset charset) {
        return new ProjectFile(name, text.getBytes(charset), "classes/" + name);
    }

    private static String mapper(String statement) {
        return "<mapper namespace=\"com.acme.Stock\">\n" + statement + "\n</mapper>";
    }

    private static AnalysisReport judge(ProjectFile... files) {
        return judge(CompiledSources.of(SOURCE).withFiles(List.of(files)));
    }

    private static AnalysisReport judge(CompiledSources classes) {
        return Analysis.run(classes, Set.of("com/acme/Shop"), Settings.defaults());
    }

    @Test
    void aBrokenFileIsSaidOnceWithItsLine() {
        AnalysisReport report = judge(
                xml("maps/Stock.xml", mapper("<update id=\"take\">UPDATE stock SET n = n - 1 WHERE a < b</update>")));

        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.ERROR);
            assertThat(problem.headline())
                    .contains("classes/maps/Stock.xml, line 2,")
                    .contains("not judged");
        });
    }

    @Test
    void aFileThatEndsTooEarlyIsSaid() {
        AnalysisReport report = judge(xml("Stock.xml", "<mapper namespace=\"com.acme.Stock\"><update id="));

        assertThat(report.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.headline()).contains("classes/Stock.xml"));
    }

    @Test
    void bytesThatAreNoTextAreSaid() {
        AnalysisReport report = judge(xml(
                "Stock.xml",
                mapper("<!-- \u00e4 --><delete id='take'>DELETE FROM a</delete>"),
                StandardCharsets.ISO_8859_1));

        assertThat(report.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.headline()).contains("classes/Stock.xml"));
    }

    @Test
    void otherXmlIsNobodysBusiness() {
        AnalysisReport report =
                judge(xml("broken.xml", "<beans><bean"), xml("persistence.xml", "<persistence version=\"1\"/>"));

        assertThat(report.problems()).isEmpty();
        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.UNJUDGED_CALL);
    }

    @Test
    void readsAFileInTheEncodingThatItNames() {
        String text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"
                + mapper("<update id=\"take\">UPDATE stock SET n = n - 1</update>");

        assertThat(judge(xml("Stock.xml", text, StandardCharsets.UTF_16)).findings())
                .extracting(Finding::rule)
                .containsExactly(Rule.INCREMENT);
    }

    /** Were the entity read, its text would be the statement, or the missing file a failure. */
    @Test
    void loadsNothingThatAFileNames() {
        String doctype = "<!DOCTYPE mapper SYSTEM \"file:///no/such/mapper.dtd\" ["
                + "<!ENTITY outside SYSTEM \"file:///no/such/statement\">"
                + "<!ENTITY % more SYSTEM \"file:///no/such/more\"> %more;]>";

        AnalysisReport report =
                judge(xml("Stock.xml", doctype + mapper("<delete id=\"take\">DELETE FROM stock &outside;</delete>")));

        assertThat(report.problems()).isEmpty();
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void anEntityThatGrowsWithoutEndIsRefused() {
        StringBuilder doctype = new StringBuilder("<!DOCTYPE mapper [<!ENTITY e0 \"xxxxxxxxxx\">");
        for (int i = 1; i < 12; i++) {
            doctype.append("<!ENTITY e" + i + " \"")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        doctype.append("]>");

        AnalysisReport report =
                judge(xml("Stock.xml", doctype + mapper("<delete id=\"take\">DELETE FROM stock &e11;</delete>")));

        assertThat(report.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.headline()).contains("classes/Stock.xml"));
    }

    @Test
    void fragmentsThatIncludeEachOtherEnd() {
        AnalysisReport report = judge(xml("Stock.xml", mapper("""
                <sql id="a">x <include refid="b"/></sql>
                <sql id="b">y <include refid="a"/></sql>
                <update id="take">UPDATE stock SET <include refid="a"/></update>
                """)));

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.UNJUDGED_CALL);
    }

    @Test
    void findsAStatementThatIsInAnyOfTheFiles() {
        AnalysisReport report = judge(
                xml(
                        "a/One.xml",
                        "<mapper namespace=\"com.acme.Other\"><insert id=\"take\">INSERT INTO x</insert></mapper>"),
                xml("b/Two.xml", mapper("<update id=\"take\">UPDATE stock SET n = n - 1</update>")));

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.INCREMENT);
    }

    @Test
    void aJudgementDoesNotHoldAfterAFileHasChangedOrComeOrGone() throws Exception {
        ProjectFile before = xml("Stock.xml", mapper("<update id=\"take\">UPDATE stock SET n = 1</update>"));
        ProjectFile after = xml("Stock.xml", mapper("<update id=\"take\">UPDATE stock SET n = n - 1</update>"));
        CompiledSources classes = CompiledSources.of(SOURCE).withFiles(List.of(before));
        Settings settings = new Settings(false, Catalog.builtIn());
        Stamp stamp = Stamp.of(List.of("com/acme/Shop"), judge(classes), settings, Baseline.none());

        assertThat(stamp.covers(classes, List.of("com/acme/Shop"), settings, Baseline.none()))
                .isTrue();
        for (List<ProjectFile> files :
                List.of(List.of(after), List.<ProjectFile>of(), List.of(before, xml("b.xml", "<a/>")))) {
            assertThat(stamp.covers(classes.withFiles(files), List.of("com/acme/Shop"), settings, Baseline.none()))
                    .as(files.toString())
                    .isFalse();
        }
    }

    /** Listing and reading a project's files costs time that nobody else has to spend. */
    @Test
    void asksForNoFileWhereMyBatisIsNotOnTheClassPath() {
        CompiledSources classes = CompiledSources.of(SOURCE);
        ClassFiles without = new ClassFiles() {
            @Override
            public Optional<ClassFile> find(String internalName) throws IOException {
                return internalName.startsWith("org/apache/ibatis/") ? Optional.empty() : classes.find(internalName);
            }

            @Override
            public Set<String> projectClasses() {
                return classes.projectClasses();
            }

            @Override
            public List<ProjectFile> projectFiles(String suffix) {
                throw new AssertionError("a project without MyBatis is asked for its files");
            }
        };

        AnalysisReport report = Analysis.run(without, Set.of("com/acme/Shop"), Settings.defaults());

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.UNJUDGED_CALL);
    }
}
