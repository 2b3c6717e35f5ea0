package dev.hapax.processor.generation;

/** Text of the user's as text of a Javadoc comment, whatever it holds. */
final class JavadocText {
    private JavadocText() {}

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '@', '{', '}', '\\', '*', '/' ->
                    escaped.append("&#").append(point).append(';');
                default -> {
                    if (Character.isISOControl(point)) {
                        escaped.append(' ');
                    } else {
                        escaped.appendCodePoint(point);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
