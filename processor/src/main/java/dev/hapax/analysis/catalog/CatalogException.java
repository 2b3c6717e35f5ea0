package dev.hapax.analysis.catalog;

/** A catalog file that cannot be used. The message is one sentence that names file and line. */
public final class CatalogException extends Exception {
    private static final long serialVersionUID = 1;

    CatalogException(String place, String message) {
        super(place + ": " + message);
    }

    CatalogException(String place, String message, Throwable cause) {
        super(place + ": " + message, cause);
    }
}
