package dev.hapax.analysis.aspects;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what stands in {@code execution(…)}, in its usual forms. */
final class Signatures {
    private static final Map<String, Integer> VISIBILITY =
            Map.of("public", Modifier.PUBLIC, "protected", Modifier.PROTECTED);
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Signatures() {}

    static Pointcut read(String text) {
        int open = text.indexOf('(');
        boolean plain = open > 0 && text.endsWith(")") && text.chars().noneMatch(c -> "+!<>&|".indexOf(c) >= 0);
        if (!plain) {
            return new Pointcut.Unclear();
        }
        List<String> words = Arrays.asList(BLANKS.split(text.substring(0, open).strip()));
        if (words.size() < 2) {
            return new Pointcut.Unclear();
        }
        List<String> annotations = new ArrayList<>();
        int visibility = 0;
        for (String word : words.subList(0, words.size() - 2)) {
            if (word.startsWith("@")) {
                annotations.add(word.substring(1));
            } else if (VISIBILITY.containsKey(word)) {
                visibility |= VISIBILITY.get(word);
            } else {
                return new Pointcut.Unclear();
            }
        }
        String name = words.get(words.size() - 1);
        int dot = name.lastIndexOf('.');
        String owner =
                dot < 0 ? "*" : name.charAt(dot - 1) == '.' ? name.substring(0, dot + 1) + "*" : name.substring(0, dot);
        return new Pointcut.Executing(
                annotations,
                visibility,
                TypeNames.pattern(words.get(words.size() - 2)),
                TypeNames.pattern(owner),
                TypeNames.pattern(name.substring(dot + 1)),
                parameters(text.substring(open + 1, text.length() - 1).strip()));
    }

    private static ParameterPattern parameters(String text) {
        return new ParameterPattern(
                text.isEmpty()
                        ? List.of()
                        : Arrays.stream(text.split(",", -1))
                                .map(String::strip)
                                .map(type -> type.equals("..")
                                        ? Optional.<Pattern>empty()
                                        : Optional.of(TypeNames.pattern(type)))
                                .toList());
    }
}
