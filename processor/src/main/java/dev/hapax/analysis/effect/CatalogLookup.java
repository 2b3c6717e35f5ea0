package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.Catalog;
import dev.hapax.analysis.catalog.CatalogRow;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Asks the catalog about calls, each question once. Not thread-safe. */
public final class CatalogLookup {
    private final Catalog catalog;
    private final Hierarchy hierarchy;
    private final Map<MethodKey, Optional<CatalogRow>> rows = new HashMap<>();

    /**
     * A lookup in a catalog.
     *
     * @param catalog the rows
     * @param hierarchy says which rows a class inherits
     */
    public CatalogLookup(Catalog catalog, Hierarchy hierarchy) {
        this.catalog = catalog;
        this.hierarchy = hierarchy;
    }

    /**
     * The row about a call.
     *
     * @param method what is called
     * @return the row, or empty where there is none
     */
    public Optional<CatalogRow> row(MethodKey method) {
        Optional<CatalogRow> known = rows.get(method);
        if (known == null) {
            Iterable<String> supertypes =
                    () -> hierarchy.supertypes(method.owner()).stream().skip(1).iterator();
            known = catalog.find(method.owner(), method.name(), method.descriptor(), supertypes);
            rows.put(method, known);
        }
        return known;
    }

    /**
     * What a call does according to the catalog.
     *
     * @param method what is called
     * @return its role, or empty where the catalog does not know
     */
    public Optional<Role> role(MethodKey method) {
        return row(method).map(CatalogRow::role);
    }
}
