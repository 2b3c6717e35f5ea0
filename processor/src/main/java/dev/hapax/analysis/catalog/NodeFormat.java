package dev.hapax.analysis.catalog;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Parsed YAML as bytes: texts, lists and mappings, and the lines that mappings stand in. */
final class NodeFormat {
    private static final int TEXT = 0;
    private static final int LIST = 1;
    private static final int MAPPING = 2;

    private NodeFormat() {}

    static void write(Node node, DataOutputStream out) throws IOException {
        if (node instanceof ScalarNode text) {
            out.writeByte(TEXT);
            out.writeUTF(text.getValue());
        } else if (node instanceof SequenceNode list) {
            out.writeByte(LIST);
            out.writeShort(list.getValue().size());
            for (Node item : list.getValue()) {
                write(item, out);
            }
        } else if (node instanceof MappingNode mapping) {
            out.writeByte(MAPPING);
            out.writeInt(mapping.getStartMark().map(Mark::getLine).orElse(0));
            out.writeShort(mapping.getValue().size());
            for (NodeTuple entry : mapping.getValue()) {
                write(entry.getKeyNode(), out);
                write(entry.getValueNode(), out);
            }
        } else {
            throw new IOException("a catalog has no place for " + node.getNodeType());
        }
    }

    static Node read(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case TEXT -> new ScalarNode(Tag.STR, in.readUTF(), ScalarStyle.PLAIN);
            case LIST -> list(in);
            default -> mapping(in);
        };
    }

    private static Node list(DataInputStream in) throws IOException {
        int size = in.readShort();
        List<Node> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(read(in));
        }
        return new SequenceNode(Tag.SEQ, items, FlowStyle.FLOW);
    }

    private static Node mapping(DataInputStream in) throws IOException {
        Mark mark = new Mark("", 0, in.readInt(), 0, new int[0], 0);
        int size = in.readShort();
        List<NodeTuple> entries = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            entries.add(new NodeTuple(read(in), read(in)));
        }
        return new MappingNode(Tag.MAP, true, entries, FlowStyle.FLOW, Optional.of(mark), Optional.empty());
    }
}
