package dev.hapax.rulebook;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Range;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.MethodDeclaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A method in a rule test, as it stands there.
 *
 * @param reference file and method, as {@code insert/Sql.java#plain}
 * @param code its lines, moved to the left
 */
record Example(String reference, String code) {
    private static final Path RULES = Path.of("src/test/resources/rules");

    static Example of(String reference) throws IOException {
        Path file = RULES.resolve(reference.substring(0, reference.indexOf('#')));
        String method = reference.substring(reference.indexOf('#') + 1);
        String source = Files.readString(file);
        CompilationUnit unit = new JavaParser(new ParserConfiguration().setLanguageLevel(LanguageLevel.BLEEDING_EDGE))
                .parse(source)
                .getResult()
                .orElseThrow();
        Range range = unit.findAll(MethodDeclaration.class).stream()
                .filter(declared -> declared.getNameAsString().equals(method))
                .findFirst()
                .flatMap(MethodDeclaration::getRange)
                .orElseThrow(() -> new IllegalArgumentException("there is no method " + reference));
        List<String> lines = source.lines().toList().subList(range.begin.line - 1, range.end.line);
        int margin = range.begin.column - 1;
        StringBuilder code = new StringBuilder();
        for (String line : lines) {
            code.append(line.length() > margin ? line.substring(margin) : line.strip())
                    .append('\n');
        }
        return new Example(reference, code.toString());
    }

    /** Whether a line of it is expected to be found by a rule. */
    boolean isFoundBy(String rule) {
        return code.lines().anyMatch(line -> line.matches(".*// hapax: (.*[ ,])?" + rule + "([ ,].*)?"));
    }
}
