package dev.hapax.maven.html;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the page: one file, without anything from the network. Its data stand in it as JSON, which its script shows; without
 * scripts it lists the handlers. It says the same for the same project: no dates.
 */
public final class HtmlReport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEMPLATE = "report.html";
    private static final String TITLE = "<!--title-->";
    private static final String DATA = "<!--data-->";
    private static final String LIST = "<!--list-->";

    private final String version;
    private final String project;
    private final Path root;

    /**
     * A report.
     *
     * @param version the version of Hapax
     * @param project what the project is called
     * @param root the directory that files are named relative to: the project's top
     */
    public HtmlReport(String version, String project, Path root) {
        this.version = version;
        this.project = project;
        this.root = root;
    }

    /**
     * Writes the page.
     *
     * @param file the file; missing directories are made
     * @param modules what is to be on it
     * @throws IOException if it cannot be written, or a source cannot be read
     */
    public void write(Path file, List<PageModule> modules) throws IOException {
        PageBuilder builder = new PageBuilder(root);
        for (PageModule module : modules) {
            builder.add(module);
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, html(builder.page(project, version)));
    }

    private static String html(Page.Root page) throws IOException {
        String template = template();
        // the data last: what is in them is not looked through for the other marks
        return template.replace(TITLE, escaped(page.project()))
                .replace(LIST, new PlainList(page).html())
                .replace(DATA, embedded(JSON.writeValueAsString(page)));
    }

    /** Within a script element, a text ends nothing and begins nothing: JSON has an escape for every character. */
    private static String embedded(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    /** A text as content or as the value of an attribute. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String template() throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IOException("the report's template is missing from the plugin");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
