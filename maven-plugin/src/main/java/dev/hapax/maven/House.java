package dev.hapax.maven;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose libraries are followed like the project's own code: those of the groups that the user names. Groups below one belong
 * to it: {@code com.acme.orders} to {@code com.acme}.
 *
 * @param groups group ids
 */
record House(Set<String> groups) {
    /** Nobody's libraries. */
    static final House NONE = new House(Set.of());

    private static final Pattern GROUP = Pattern.compile("[\\w-]+(\\.[\\w-]+)*");
    private static final Pattern BETWEEN = Pattern.compile("[,\\s]+");

    /** Copies the set. */
    House {
        groups = Set.copyOf(groups);
    }

    /**
     * The house that the user describes.
     *
     * @param follow group ids with commas or blanks between them; what is none is left out
     */
    static House of(String follow) {
        return new House(listed(follow).filter(House::isGroup).collect(Collectors.toSet()));
    }

    /**
     * Looks for what is no group id in what the user names.
     *
     * @param follow what the user names
     * @param errors is told a sentence about each
     */
    static void check(String follow, Consumer<String> errors) {
        listed(follow)
                .filter(group -> !isGroup(group))
                .forEach(wrong -> errors.accept("Hapax cannot follow " + wrong
                        + ": follow (hapax.follow) takes group ids with commas between them, such as com.acme; those below"
                        + " them are included."));
    }

    private static boolean isGroup(String text) {
        return GROUP.matcher(text).matches();
    }

    private static Stream<String> listed(String follow) {
        return BETWEEN.splitAsStream(follow).filter(group -> !group.isEmpty());
    }

    boolean owns(String groupId) {
        return groups.stream().anyMatch(group -> groupId.equals(group) || groupId.startsWith(group + "."));
    }

    /**
     * Looks for groups that the user names in vain.
     *
     * @param groupIds the groups of all that there is on the class paths
     * @return those of this house that none of them belongs to, sorted
     */
    List<String> withoutAny(Set<String> groupIds) {
        return sorted().stream()
                .filter(group -> groupIds.stream().noneMatch(new House(Set.of(group))::owns))
                .toList();
    }

    /** Its groups, sorted. */
    List<String> sorted() {
        return groups.stream().sorted().toList();
    }
}
