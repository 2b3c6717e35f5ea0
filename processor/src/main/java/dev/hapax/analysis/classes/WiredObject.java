package dev.hapax.analysis.classes;

import java.util.List;
import java.util.Map;

/**
 * An object that code in sight makes to be handed out, with those objects in its fields that its class leaves open. Two
 * objects of one class can hold others, so what their methods do is told apart.
 *
 * @param type internal name of its class; empty where no such object is meant
 * @param fields what its fields hold, each as one of several objects; those that are missing hold whatever they do in any
 *     object of the class
 */
public record WiredObject(String type, Map<Slot, List<WiredObject>> fields) {
    /** No object in particular. */
    public static final WiredObject NONE = new WiredObject("", Map.of());

    /** Copies the map. */
    public WiredObject {
        fields = Map.copyOf(fields);
    }

    /**
     * A field.
     *
     * @param owner internal name of the class that declares it
     * @param name its name
     */
    public record Slot(String owner, String name) {}

    /**
     * An object of which nothing is known but its class.
     *
     * @param type internal name of the class
     * @return the object
     */
    public static WiredObject of(String type) {
        return new WiredObject(type, Map.of());
    }

    /**
     * Whether its methods do the same as those of any object of its class.
     *
     * @return true where nothing is known of its fields
     */
    public boolean isLikeAny() {
        return fields.isEmpty();
    }
}
