package dev.hapax.maven;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a module's code runs with.
 *
 * @param entries directories and jars, the module's own output first
 * @param own those of them that hold the project's own code: its output, other modules', and what {@link OwnPlaces} says
 * @param catalogs those of them that it is compiled with: where catalogs are looked for
 * @param notices what is missing, as sentences
 */
record ModuleClassPath(Set<Path> entries, Set<Path> own, Set<Path> catalogs, List<String> notices) {
    /** Both, this one's entries first: what is missing for the other one is missing for what is judged with both. */
    ModuleClassPath and(ModuleClassPath other) {
        Set<Path> all = new LinkedHashSet<>(entries);
        all.addAll(other.entries);
        Set<Path> allOwn = new LinkedHashSet<>(own);
        allOwn.addAll(other.own);
        Set<String> allNotices = new LinkedHashSet<>(notices);
        allNotices.addAll(other.notices);
        return new ModuleClassPath(all, allOwn, catalogs, List.copyOf(allNotices));
    }
}
