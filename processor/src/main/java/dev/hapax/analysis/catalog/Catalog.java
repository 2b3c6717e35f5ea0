package dev.hapax.analysis.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The rows, found by call. Immutable, thread-safe. */
public final class Catalog {
    private static final String ALL = "*";
    private static final String CONSTRUCTOR = "<init>";
    private static final String BUILT_IN = "built-in";

    private final Set<String> owners;
    private final Function<String, List<CatalogRow>> rows;
    private final Map<String, Map<String, List<CatalogRow>>> byClass = new ConcurrentHashMap<>();
    private final Map<String, CatalogRow> byPackage = new HashMap<>();
    private final Optional<Catalog> below;
    private final String name;

    /**
     * A catalog of these rows.
     *
     * @param owners internal names of the classes that there are rows about
     * @param rows gives the rows about a class, asked once for each; where two are about the same call, the first wins
     * @param aboutPackages the rows about packages
     * @param below asked about classes and packages that these rows say nothing about
     * @param name tells it from others: what is judged by catalogs of the same name is judged alike
     */
    private Catalog(
            Set<String> owners,
            Function<String, List<CatalogRow>> rows,
            List<CatalogRow> aboutPackages,
            Optional<Catalog> below,
            String name) {
        this.owners = owners;
        this.rows = rows;
        this.below = below;
        this.name = name;
        aboutPackages.forEach(row -> byPackage.putIfAbsent(row.owner(), row));
    }

    static Catalog of(Collection<CatalogRow> rows) {
        return of(rows, Optional.empty(), BUILT_IN);
    }

    static Catalog of(CatalogIndex index) {
        return new Catalog(index.owners(), index::about, index.aboutPackages(), Optional.empty(), BUILT_IN);
    }

    static Catalog layered(Collection<CatalogRow> rows, Catalog below, String name) {
        return of(rows, Optional.of(below), name);
    }

    private static Catalog of(Collection<CatalogRow> rows, Optional<Catalog> below, String name) {
        Map<String, List<CatalogRow>> aboutClasses = new HashMap<>();
        List<CatalogRow> aboutPackages = new ArrayList<>();
        for (CatalogRow row : rows) {
            if (row.owner().endsWith("/*") || row.owner().endsWith("/**")) {
                aboutPackages.add(row);
            } else {
                aboutClasses
                        .computeIfAbsent(row.owner(), owner -> new ArrayList<>())
                        .add(row);
            }
        }
        return new Catalog(
                aboutClasses.keySet(),
                owner -> aboutClasses.getOrDefault(owner, List.of()),
                aboutPackages,
                below,
                name);
    }

    private Map<String, List<CatalogRow>> about(String owner) {
        return byClass.computeIfAbsent(owner, type -> {
            Map<String, List<CatalogRow>> methods = new HashMap<>();
            for (CatalogRow row : rows.apply(type)) {
                methods.computeIfAbsent(row.method(), method -> new ArrayList<>(1))
                        .add(row);
            }
            return methods;
        });
    }

    /** The same for catalogs of the same rows, from one run to the next. */
    @Override
    public String toString() {
        return name;
    }

    /**
     * The rows that come with Hapax.
     *
     * @return the built-in catalog
     */
    public static Catalog builtIn() {
        return BuiltInCatalog.CATALOG;
    }

    /**
     * Finds the row for a call. The nearest class wins, the one that the call names first; within a class a user's row
     * over a built-in one, then a row about the method over one about the whole class, then a row with parameter types
     * over one for all overloads. Rows about whole classes and packages, and about constructors, count only for the
     * owner named in the call.
     *
     * @param owner internal name of the class that the call names
     * @param method name of the called method
     * @param descriptor its descriptor
     * @param supertypes internal names of the owner's superclasses and interfaces, nearest first; only iterated where
     *     the owner has no row itself
     * @return the row, or empty where the catalog says nothing about the call
     */
    public Optional<CatalogRow> find(String owner, String method, String descriptor, Iterable<String> supertypes) {
        return lookUp(owner, method, descriptor, supertypes).filter(row -> !(row.role() instanceof Role.Unjudged));
    }

    /**
     * All that is said about a method of a class, itself not looked at: its overloads, and the class as a whole.
     *
     * @param owner internal name of the class
     * @param method the method's name
     * @return rows, those that count first
     */
    public List<CatalogRow> about(String owner, String method) {
        List<CatalogRow> found = new ArrayList<>();
        for (String name : method.equals(ALL) ? List.of(ALL) : List.of(method, ALL)) {
            found.addAll(about(owner).getOrDefault(name, List.of()));
        }
        below.ifPresent(catalog -> found.addAll(catalog.about(owner, method)));
        return found;
    }

    /**
     * What is said about the package of a class: it counts where nothing is said about the class and its supertypes.
     *
     * @param owner internal name of the class
     * @return the row
     */
    public Optional<CatalogRow> aboutPackage(String owner) {
        return inPackage(owner);
    }

    /**
     * The classes that there are rows about.
     *
     * @return internal names
     */
    public Set<String> owners() {
        Set<String> all = new TreeSet<>(owners);
        below.ifPresent(catalog -> all.addAll(catalog.owners()));
        return all;
    }

    /**
     * The methods of a class that there are rows about.
     *
     * @param owner internal name of the class
     * @return names
     */
    public Set<String> methods(String owner) {
        Set<String> all = new TreeSet<>(about(owner).keySet());
        below.ifPresent(catalog -> all.addAll(catalog.methods(owner)));
        return all;
    }

    private Optional<CatalogRow> lookUp(String owner, String method, String descriptor, Iterable<String> supertypes) {
        Optional<CatalogRow> own = inClass(owner, method, descriptor);
        if (own.isPresent()) {
            return own;
        }
        if (!method.equals(CONSTRUCTOR)) {
            for (String supertype : supertypes) {
                Optional<CatalogRow> inherited = ofMethod(supertype, method, descriptor);
                if (inherited.isPresent()) {
                    return inherited;
                }
            }
        }
        return inPackage(owner);
    }

    private Optional<CatalogRow> inClass(String owner, String method, String descriptor) {
        return inRows(owner, method, descriptor)
                .or(() -> inRows(owner, ALL, descriptor))
                .or(() -> below.flatMap(catalog -> catalog.inClass(owner, method, descriptor)));
    }

    private Optional<CatalogRow> ofMethod(String owner, String method, String descriptor) {
        return inRows(owner, method, descriptor)
                .or(() -> below.flatMap(catalog -> catalog.ofMethod(owner, method, descriptor)));
    }

    private Optional<CatalogRow> inRows(String owner, String method, String descriptor) {
        List<CatalogRow> rows = about(owner).getOrDefault(method, List.of());
        CatalogRow best = null;
        for (CatalogRow row : rows) {
            boolean matches = row.parameters()
                    .map(types -> descriptor.startsWith(parameterDescriptor(types)))
                    .orElse(true);
            boolean sooner = best == null
                    || (best.parameters().isEmpty() && row.parameters().isPresent());
            if (matches && sooner) {
                best = row;
            }
        }
        return Optional.ofNullable(best);
    }

    private Optional<CatalogRow> inPackage(String owner) {
        int end = owner.lastIndexOf('/');
        CatalogRow row = end < 0 ? null : byPackage.get(owner.substring(0, end) + "/*");
        while (row == null && end > 0) {
            row = byPackage.get(owner.substring(0, end) + "/**");
            end = owner.lastIndexOf('/', end - 1);
        }
        return Optional.ofNullable(row).or(() -> below.flatMap(catalog -> catalog.inPackage(owner)));
    }

    static String parameterDescriptor(List<String> types) {
        StringBuilder descriptor = new StringBuilder("(");
        for (String type : types) {
            int dimensions = type.lastIndexOf('[') + 1;
            String element = type.substring(dimensions);
            descriptor.append(type, 0, dimensions);
            descriptor.append(CatalogNames.PRIMITIVES.getOrDefault(element, "L" + element + ";"));
        }
        return descriptor.append(')').toString();
    }
}
