package dev.hapax.analysis.mappers;

import dev.hapax.analysis.sql.SqlJudgement;
import dev.hapax.analysis.sql.SqlStatements;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The texts that a statement with dynamic parts can become. Each branch of a choice is in one of them, with all conditional
 * parts, with none and with each alone: a part that changes what the statement does is seen, and so is its absence.
 */
final class DynamicSql {
    /** More conditional parts than these are all taken to be there. */
    private static final int MAX_TESTS = 4;

    private static final int MAX_BRANCHES = 8;

    private DynamicSql() {}

    /** All of them; where a combination makes no statement, but another one of the same branch does, it is left out. */
    static List<String> texts(XmlElement statement, Fragments fragments) {
        Parts parts = new Parts();
        parts.collect(statement, fragments, 0, false);
        Set<String> texts = new LinkedHashSet<>();
        for (int branch = 0; branch < Math.min(parts.branches, MAX_BRANCHES); branch++) {
            Set<String> ofBranch = new LinkedHashSet<>();
            for (Choice choice : choices(branch, parts.tests)) {
                ofBranch.add(new SqlWriter(fragments, choice).write(statement).strip());
            }
            List<String> sound = ofBranch.stream().filter(DynamicSql::isSound).toList();
            texts.addAll(sound.isEmpty() ? ofBranch.stream().limit(1).toList() : sound);
        }
        return List.copyOf(texts);
    }

    private static List<Choice> choices(int branch, Set<String> tests) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(branch, true, Optional.empty()));
        if (!tests.isEmpty() && tests.size() <= MAX_TESTS) {
            choices.add(new Choice(branch, false, Optional.empty()));
            tests.forEach(test -> choices.add(new Choice(branch, false, Optional.of(test))));
        }
        return choices;
    }

    private static boolean isSound(String text) {
        return SqlStatements.judge(text).stream().noneMatch(SqlJudgement.Unparsable.class::isInstance);
    }

    /** What can be in a statement, or not. */
    private static final class Parts {
        private static final Set<String> LISTS = Set.of("set", "where", "trim", "foreach");
        private final Set<String> tests = new LinkedHashSet<>();
        private int branches = 1;

        /** Among assignments and conditions, all of them can be there: what one of them does is seen that way. */
        void collect(XmlElement element, Fragments fragments, int depth, boolean inList) {
            if (depth > SqlWriter.MAX_DEPTH) {
                return;
            }
            for (XmlElement child : element.children()) {
                if (child.name().equals("if") && !inList) {
                    tests.add(child.attribute("test").orElse(""));
                } else if (child.name().equals("choose")) {
                    branches = Math.max(branches, child.children().size() + (hasOtherwise(child) ? 0 : 1));
                } else if (child.name().equals("include")) {
                    child.attribute("refid")
                            .flatMap(fragments::find)
                            .ifPresent(part -> collect(part, fragments, depth + 1, inList));
                }
                collect(child, fragments, depth + 1, inList || LISTS.contains(child.name()));
            }
        }

        private static boolean hasOtherwise(XmlElement choose) {
            return choose.children().stream().anyMatch(child -> child.name().equals("otherwise"));
        }
    }
}
