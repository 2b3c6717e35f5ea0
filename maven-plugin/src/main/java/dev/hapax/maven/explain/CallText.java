package dev.hapax.maven.explain;

import dev.hapax.analysis.catalog.Catalog;
import dev.hapax.analysis.catalog.CatalogRow;
import dev.hapax.analysis.catalog.RowText;
import dev.hapax.guess.NearNames;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the catalog says of a call. */
public final class CallText {
    private static final int SHOWN = 10;

    private final Catalog catalog;
    private final Function<String, ? extends Iterable<String>> supertypes;

    /**
     * Explains by a catalog.
     *
     * @param catalog the catalog
     * @param supertypes a class's superclasses and interfaces, nearest first, by internal names; nothing where the class is
     *     not known
     */
    public CallText(Catalog catalog, Function<String, ? extends Iterable<String>> supertypes) {
        this.catalog = catalog;
        this.supertypes = supertypes;
    }

    /**
     * Explains a call.
     *
     * @param call class and method, as {@code com.acme.Mailer#send}
     * @return lines for a terminal
     * @throws IllegalArgumentException if it is no class and method; the message says how to write it
     */
    public String of(String call) {
        int hash = call.indexOf('#');
        if (hash <= 0 || hash == call.length() - 1) {
            throw new IllegalArgumentException(
                    "'" + call + "' names no method: write class and method, as com.acme.Mailer#send");
        }
        String owner = call.substring(0, hash).replace('.', '/');
        String method = call.substring(hash + 1).replaceFirst("\\(.*", "");
        String text = call + "\n";
        List<CatalogRow> rows = catalog.about(owner, method);
        if (!rows.isEmpty()) {
            return text + shown(rows);
        }
        boolean known = false;
        for (String supertype : supertypes.apply(owner)) {
            known |= !supertype.equals(owner);
            List<CatalogRow> inherited = catalog.about(supertype, method).stream()
                    .filter(row -> row.method().equals(method))
                    .toList();
            if (!inherited.isEmpty()) {
                return text + "  as in " + supertype.replace('/', '.') + ":\n" + shown(inherited);
            }
        }
        Optional<CatalogRow> ofPackage = catalog.aboutPackage(owner);
        return text
                + ofPackage
                        .map(CallText::shown)
                        .orElse(
                                "  The catalog says nothing of it: the call is followed where its code is the project's own, and"
                                        + " unjudged where it is not.")
                + (known
                        ? ""
                        : "\n  The class is not on the class path here, so what is said of its supertypes, and would count first, is"
                                + " not shown.")
                + hint(owner, method);
    }

    private static String shown(List<CatalogRow> rows) {
        return rows.stream().limit(SHOWN).map(CallText::shown).collect(Collectors.joining("\n"));
    }

    private static String shown(CatalogRow row) {
        RowText text = RowText.of(row);
        StringBuilder lines = new StringBuilder("  " + text.place() + (text.builtIn() ? ", Hapax's own catalog" : ""));
        text.lines().forEach(line -> lines.append("\n    ").append(line));
        text.meaning()
                .ifPresent(meaning -> lines.append("\n  It ").append(meaning).append('.'));
        return lines.toString();
    }

    private String hint(String owner, String method) {
        Set<String> owners = catalog.owners();
        if (owners.contains(owner)) {
            return "\n  Of this class it knows: " + String.join(", ", catalog.methods(owner));
        }
        String simple = owner.substring(owner.lastIndexOf('/') + 1);
        String named = owners.stream()
                .filter(name -> name.endsWith("/" + simple) || name.endsWith("$" + simple))
                .map(name -> name.replace('/', '.') + "#" + method)
                .collect(Collectors.joining(", "));
        Optional<String> near = NearNames.nearest(owner, owners).map(name -> name.replace('/', '.') + "#" + method);
        String meant = named.isEmpty() ? near.orElse("") : named;
        return meant.isEmpty() ? "" : "\n  Did you mean " + meant + "?";
    }
}
