package dev.hapax.maven.html;

/** The handlers as a list that needs no script. */
final class PlainList {
    private final Page.Root page;

    PlainList(Page.Root page) {
        this.page = page;
    }

    String html() {
        StringBuilder html = new StringBuilder("<ul>\n");
        for (Page.HandlerEntry handler : page.handlers()) {
            html.append("<li><strong>")
                    .append(HtmlReport.escaped(handler.owner() + "." + handler.name()))
                    .append("</strong> ")
                    .append(HtmlReport.escaped(handler.guarantee()))
                    .append(handler.declared() ? "" : ", not declared")
                    .append(": ")
                    .append(HtmlReport.escaped(handler.verdict()));
            findings(handler, html);
            html.append("</li>\n");
        }
        return html.append("</ul>").toString();
    }

    private static void findings(Page.HandlerEntry handler, StringBuilder html) {
        if (handler.findings().isEmpty()) {
            return;
        }
        html.append("<ul>");
        for (Page.Problem finding : handler.findings()) {
            Page.Step last = finding.path().get(finding.path().size() - 1);
            html.append("<li>")
                    .append(HtmlReport.escaped(finding.severity()))
                    .append(finding.hidden().isEmpty() ? "" : " (" + finding.hidden() + ")")
                    .append(": ")
                    .append(HtmlReport.escaped(finding.headline()))
                    .append(" [")
                    .append(HtmlReport.escaped(finding.rule()))
                    .append("] ")
                    .append(HtmlReport.escaped(
                            (last.file().isEmpty() ? last.shown() : last.file()) + ":" + last.line()))
                    .append("</li>");
        }
        html.append("</ul>");
    }
}
