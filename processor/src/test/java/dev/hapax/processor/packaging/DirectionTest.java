package dev.hapax.processor.packaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which part may know which. */
class DirectionTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.hapax");

    @Test
    void theEngineIsAPlainLibrary() {
        noClasses()
                .that()
                .resideInAPackage("dev.hapax.analysis..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.hapax.processor..",
                        "dev.hapax.source..",
                        "dev.hapax.stamp..",
                        "dev.hapax.baseline..",
                        "dev.hapax.verdict..",
                        "javax.annotation.processing..",
                        "javax.lang.model..",
                        "javax.tools..",
                        "com.sun..",
                        "com.palantir..",
                        "org.apache.maven..")
                .check(classes);
    }

    @Test
    void theProcessorSharesNoClassWithTheRuntime() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.hapax.processor..",
                        "dev.hapax.analysis..",
                        "dev.hapax.source..",
                        "dev.hapax.stamp..",
                        "dev.hapax.baseline..",
                        "dev.hapax.verdict..",
                        "dev.hapax.guess..",
                        "dev.hapax.yaml..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.hapax", "dev.hapax.handler..", "org.apache.kafka..")
                .check(classes);
    }

    @Test
    void sourcesAndStampsServeTheMavenGoalToo() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.hapax.source..", "dev.hapax.stamp..", "dev.hapax.baseline..", "dev.hapax.verdict..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.hapax.processor..", "javax.annotation.processing..", "javax.lang.model..", "com.sun..")
                .check(classes);
    }

    @Test
    void declarationsAndGenerationKnowNothingOfJavac() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.hapax.processor.declaration..", "dev.hapax.processor.generation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun..", "dev.hapax.processor.judging..")
                .check(classes);
    }
}
