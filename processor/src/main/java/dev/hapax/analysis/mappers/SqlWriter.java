package dev.hapax.analysis.mappers;

import dev.hapax.analysis.sql.SqlStatements;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a statement with its dynamic parts as one choice has them. */
final class SqlWriter {
    static final int MAX_DEPTH = 30;

    private final Fragments fragments;
    private final Choice choice;

    SqlWriter(Fragments fragments, Choice choice) {
        this.fragments = fragments;
        this.choice = choice;
    }

    String write(XmlElement statement) {
        return content(statement, 0);
    }

    private String content(XmlElement element, int depth) {
        StringBuilder text = new StringBuilder();
        for (Object part : element.parts()) {
            text.append(part instanceof XmlElement child ? part(child, depth + 1) : part);
        }
        return text.toString();
    }

    /** Blanks around a part keep it apart from what stands beside it; within a list of values they do no harm. */
    private String part(XmlElement element, int depth) {
        if (depth > MAX_DEPTH) {
            return SqlStatements.UNKNOWN;
        }
        return switch (element.name()) {
            case "if" -> choice.meets(element.attribute("test").orElse("")) ? content(element, depth) : "";
            case "choose" -> choose(element, depth);
            case "where" -> trimmed("WHERE", content(element, depth), "AND |OR ", "");
            case "set" -> trimmed("SET", content(element, depth), "", ",");
            case "trim" -> trim(element, depth);
            case "foreach" -> foreach(element, depth);
            case "include" -> include(element, depth);
            case "selectKey", "bind" -> "";
            default -> content(element, depth);
        };
    }

    private String choose(XmlElement element, int depth) {
        List<XmlElement> branches = element.children();
        int last = branches.size() - 1;
        boolean otherwise = last >= 0 && branches.get(last).name().equals("otherwise");
        if (choice.branch() <= last) {
            return content(branches.get(choice.branch()), depth);
        }
        return otherwise ? content(branches.get(last), depth) : "";
    }

    private String trim(XmlElement element, int depth) {
        String text = trimmed(
                element.attribute("prefix").orElse(""),
                content(element, depth),
                element.attribute("prefixOverrides").orElse(""),
                element.attribute("suffixOverrides").orElse(""));
        return text.isBlank() ? text : text + element.attribute("suffix").orElse("") + " ";
    }

    /** Without what the ends must not be, which {@code |} parts. */
    private static String trimmed(String prefix, String content, String notFirst, String notLast) {
        String text = content.strip();
        for (String override : notFirst.split("\\|", -1)) {
            String word = override.strip();
            if (!word.isEmpty() && startsWith(text, word)) {
                text = text.substring(word.length()).strip();
                break;
            }
        }
        for (String override : notLast.split("\\|", -1)) {
            String word = override.strip();
            if (!word.isEmpty() && upper(text).endsWith(upper(word))) {
                text = text.substring(0, text.length() - word.length()).strip();
                break;
            }
        }
        return text.isEmpty() ? " " : " " + prefix + " " + text + " ";
    }

    /** {@code OR} is no start of {@code ORDER_ID}. */
    private static boolean startsWith(String text, String word) {
        return upper(text).startsWith(upper(word))
                && (text.length() == word.length()
                        || !Character.isLetter(word.charAt(word.length() - 1))
                        || !Character.isJavaIdentifierPart(text.charAt(word.length())));
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    /** One element stands for all of them; what names it is written as what the collection holds. */
    private String foreach(XmlElement element, int depth) {
        String text = content(element, depth);
        Optional<String> collection = element.attribute("collection");
        String item = element.attribute("item").orElse("item");
        if (collection.isPresent()) {
            String held = Matcher.quoteReplacement("#{" + collection.get() + "[]");
            text = Pattern.compile("#\\{\\s*" + Pattern.quote(item) + "(?=\\s*[.,}])")
                    .matcher(text)
                    .replaceAll(held);
        }
        return element.attribute("open").orElse("") + text
                + element.attribute("close").orElse("") + " ";
    }

    /** A fragment that cannot be found is a part of which nothing is known. */
    private String include(XmlElement element, int depth) {
        Optional<XmlElement> fragment = element.attribute("refid").flatMap(fragments::find);
        if (fragment.isEmpty()) {
            return " " + SqlStatements.UNKNOWN + " ";
        }
        String text = content(fragment.get(), depth);
        for (XmlElement property : element.children()) {
            String name = property.attribute("name").orElse("");
            text = text.replace("${" + name + "}", property.attribute("value").orElse(""));
        }
        return text;
    }
}
