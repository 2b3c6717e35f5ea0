package dev.hapax.analysis.mappers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads XML by the JDK's own parser. Nothing is loaded that a file names: neither its DTD nor any entity outside of it. */
final class XmlReader extends DefaultHandler {
    private final Deque<XmlElement> open = new ArrayDeque<>();
    private @Nullable XmlElement root;
    private @Nullable Locator locator;

    private XmlReader() {}

    /**
     * A file that is no XML.
     *
     * <p>Its message says why; the line is 0 where it is not known.
     */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        Broken(int line, String why) {
            super(why);
            this.line = line;
        }

        int line() {
            return line;
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    /** The root of a file. */
    static XmlElement read(byte[] bytes) throws Broken {
        return read(new InputSource(new ByteArrayInputStream(bytes)));
    }

    /** The root of a text. */
    static XmlElement read(String text) throws Broken {
        return read(new InputSource(new StringReader(text)));
    }

    private static XmlElement read(InputSource source) throws Broken {
        XmlReader reader = new XmlReader();
        try {
            factory().newSAXParser().parse(source, reader);
        } catch (SAXParseException e) {
            throw new Broken(e.getLineNumber(), String.valueOf(e.getMessage()));
        } catch (SAXException | IOException e) {
            // bytes that are no text of its encoding come as an IOException
            throw new Broken(reader.line(), String.valueOf(e.getMessage()));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK's XML parser knows these settings.", e);
        }
        if (reader.root == null) {
            throw new Broken(0, "it is empty");
        }
        return reader.root;
    }

    private static SAXParserFactory factory() throws ParserConfigurationException, SAXException {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory;
    }

    @Override
    public void setDocumentLocator(Locator given) {
        locator = given;
    }

    private int line() {
        return locator == null ? 0 : Math.max(locator.getLineNumber(), 0);
    }

    @Override
    public InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId) {
        return new InputSource(new StringReader(""));
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            values.put(attributes.getQName(i), attributes.getValue(i));
        }
        XmlElement element = new XmlElement(name, values, line());
        XmlElement parent = open.peek();
        if (parent == null) {
            root = element;
        } else {
            parent.add(element);
        }
        open.push(element);
    }

    @Override
    public void endElement(String uri, String localName, String name) {
        open.pop();
    }

    @Override
    public void characters(char[] text, int start, int length) {
        XmlElement parent = open.peek();
        if (parent != null) {
            parent.add(new String(text, start, length));
        }
    }
}
