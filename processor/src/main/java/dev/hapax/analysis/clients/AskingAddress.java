package dev.hapax.analysis.clients;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells by its address whether a POST only asks: a search whose criteria do not fit into a GET, or a token by OAuth. Names
 * are all that there is to go by, so that only those count which leave little doubt: {@code /orders/_search} does,
 * {@code /search/alerts}, {@code /searches} and the base address of a search service do not.
 */
public final class AskingAddress {
    private static final Set<String> QUESTIONS = Set.of("search", "query", "find", "lookup");
    /** What only Elasticsearch's and OpenSearch's interfaces call so. */
    private static final Set<String> OF_INDEXES = Set.of("_count", "_msearch", "_mget");
    /** Where RFC 6749 and OpenID Connect have their token endpoint, by the usual names of what is before it. */
    private static final List<String> TOKENS =
            List.of("oauth/token", "oauth2/token", "oauth2/v2.0/token", "openid-connect/token", "connect/token");

    private static final Set<String> PLACES =
            Set.of("path", "endpoint", "end", "point", "url", "uri", "api", "context", "contextpath");
    private static final Set<String> PRODUCTS = Set.of("elastic", "open", "full", "text");

    private AskingAddress() {}

    /**
     * Whether what is sent to an address is a question.
     *
     * @param address a path or URL, or the end of one, perhaps with parameters
     */
    public static boolean of(String address) {
        String path = path(address);
        String last = path.substring(path.lastIndexOf('/') + 1);
        boolean isHost = path.endsWith("//" + last);
        return !isHost
                && (OF_INDEXES.contains(last)
                        || isQuestion(last.startsWith("_") ? last.substring(1) : last)
                        || TOKENS.stream().anyMatch(token -> path.equals(token) || path.endsWith("/" + token)));
    }

    private static String path(String address) {
        int end = address.indexOf('?');
        String path = end < 0 ? address : address.substring(0, end);
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static boolean isQuestion(String segment) {
        return QUESTIONS.stream().anyMatch(word -> segment.equals(word) || segment.startsWith(word + "By"));
    }

    /**
     * Whether a setting holds such an address, by its name: {@code userSearchPath}, {@code parcels.search.endpoint}.
     *
     * @param name the name of a field or of a configuration property
     */
    public static boolean named(String name) {
        List<String> words = List.of(name.replaceAll("([a-z0-9])([A-Z])", "$1.$2")
                .toLowerCase(Locale.ROOT)
                .split("[._-]+"));
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            boolean whole = word.equals("search");
            boolean joined = word.startsWith("search") && PLACES.contains(word.substring("search".length()));
            List<String> after = words.subList(i + 1, words.size());
            if ((joined || (whole && !after.isEmpty()))
                    && !PRODUCTS.contains(words.get(i - 1))
                    && !isParticiple(words.get(i - 1))
                    && PLACES.containsAll(after)) {
                return true;
            }
        }
        return false;
    }

    /** Searches that are kept: {@code savedSearchPath} is no place to search at. */
    private static boolean isParticiple(String word) {
        return word.endsWith("ed") || word.equals("save") || word.equals("create") || word.equals("new");
    }
}
