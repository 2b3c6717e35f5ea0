package dev.hapax.analysis.redis;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Lua;
import org.luaj.vm2.ast.Block;
import org.luaj.vm2.ast.Chunk;
import org.luaj.vm2.ast.Exp;
import org.luaj.vm2.ast.FuncBody;
import org.luaj.vm2.ast.Name;
import org.luaj.vm2.ast.Stat;
import org.luaj.vm2.ast.Visitor;
import org.luaj.vm2.parser.LuaParser;
import org.luaj.vm2.parser.ParseException;
import org.luaj.vm2.parser.TokenMgrError;

/** Reads a script of Redis: its commands with what they depend on, and what its variables are given. */
final class ScriptReader extends Visitor {
    /** What runs text, or finds functions by their names. */
    private static final Set<String> BY_TEXT = Set.of("load", "loadstring", "_G", "getfenv", "setfenv", "rawget");

    private final List<ScriptCommand> commands = new ArrayList<>();
    private final Map<Exp, ScriptCommand> byCall = new HashMap<>();
    private final Map<String, List<Exp>> assigned = new HashMap<>();
    private final List<ScriptCondition> conditions = new ArrayList<>();
    private final Set<String> parameters = new HashSet<>();
    private boolean opaque;
    private final List<Answer> answers = new ArrayList<>();

    /**
     * An answer that a script gives.
     *
     * @param values what it hands back
     * @param conditions what has been looked at when it is given
     */
    record Answer(List<Exp> values, List<ScriptCondition> conditions) {
        Answer {
            values = List.copyOf(values);
            conditions = List.copyOf(conditions);
        }
    }

    private ScriptReader() {}

    /** The script of a text; empty where it is no Lua. */
    static Optional<ScriptReader> of(String text) {
        try {
            Chunk chunk = new LuaParser(new StringReader(text)).Chunk();
            ScriptReader reader = new ScriptReader();
            chunk.accept(reader);
            return Optional.of(reader);
        } catch (ParseException | TokenMgrError | StackOverflowError e) {
            return Optional.empty(); // whoever asks says that the script is not judged
        }
    }

    List<ScriptCommand> commands() {
        return commands;
    }

    List<Answer> answers() {
        return answers;
    }

    /** Whether commands may be run that are not seen: by another name, or as text. */
    boolean isOpaque() {
        return opaque;
    }

    /** The command that a call is. */
    Optional<ScriptCommand> command(Exp call) {
        return Optional.ofNullable(byCall.get(call));
    }

    /** Whether a name stands for something else in each call of a function. */
    boolean isParameter(String name) {
        return parameters.contains(name);
    }

    /** All that a variable is ever given. */
    List<Exp> assigned(String variable) {
        return assigned.getOrDefault(variable, List.of());
    }

    @Override
    public void visit(Block block) {
        int outside = conditions.size();
        for (Stat stat : all(block.stats, Stat.class)) {
            stat.accept(this);
            if (stat instanceof Stat.IfThenElse choice) {
                conditions.addAll(after(choice));
            }
        }
        conditions.subList(outside, conditions.size()).clear();
    }

    @Override
    public void visit(Stat.IfThenElse choice) {
        int outside = conditions.size();
        List<Exp> asked = asked(choice);
        List<Block> blocks = blocks(choice);
        for (int i = 0; i < asked.size(); i++) {
            asked.get(i).accept(this);
            conditions.add(new ScriptCondition(asked.get(i), true));
            blocks.get(i).accept(this);
            conditions.set(conditions.size() - 1, new ScriptCondition(asked.get(i), false));
        }
        if (choice.elseblock != null) {
            choice.elseblock.accept(this);
        }
        conditions.subList(outside, conditions.size()).clear();
    }

    /** What is sure where a script goes on after a choice, some of whose ways end it. */
    private static List<ScriptCondition> after(Stat.IfThenElse choice) {
        List<Exp> asked = asked(choice);
        List<Block> blocks = blocks(choice);
        List<ScriptCondition> sure = new ArrayList<>();
        for (int i = 0; i < asked.size() && returns(blocks.get(i)); i++) {
            sure.add(new ScriptCondition(asked.get(i), false));
        }
        if (sure.isEmpty() && asked.size() == 1 && choice.elseblock != null && returns(choice.elseblock)) {
            sure.add(new ScriptCondition(choice.ifexp, true));
        }
        return sure;
    }

    private static List<Exp> asked(Stat.IfThenElse choice) {
        List<Exp> asked = new ArrayList<>(List.of(choice.ifexp));
        asked.addAll(all(choice.elseifexps, Exp.class));
        return asked;
    }

    private static List<Block> blocks(Stat.IfThenElse choice) {
        List<Block> blocks = new ArrayList<>(List.of(choice.ifblock));
        blocks.addAll(all(choice.elseifblocks, Block.class));
        return blocks;
    }

    private static boolean returns(Block block) {
        List<Stat> stats = all(block.stats, Stat.class);
        return !stats.isEmpty() && stats.get(stats.size() - 1) instanceof Stat.Return;
    }

    @Override
    public void visit(Stat.WhileDo loop) {
        loop.exp.accept(this);
        conditions.add(new ScriptCondition(loop.exp, true));
        loop.block.accept(this);
        conditions.remove(conditions.size() - 1);
    }

    @Override
    public void visit(Stat.LocalAssign assignment) {
        if (assignment.values != null) {
            for (int i = 0; i < assignment.names.size(); i++) {
                assign(((Name) assignment.names.get(i)).name, assignment.values, i);
            }
        }
        super.visit(assignment);
    }

    @Override
    public void visit(Stat.Assign assignment) {
        for (int i = 0; i < assignment.vars.size(); i++) {
            Exp variable = (Exp) assignment.vars.get(i);
            while (variable instanceof Exp.IndexExp || variable instanceof Exp.FieldExp) {
                variable = variable instanceof Exp.IndexExp index ? index.lhs : ((Exp.FieldExp) variable).lhs;
            }
            if (variable instanceof Exp.NameExp name) {
                assign(name.name.name, assignment.exps, i);
            }
        }
        super.visit(assignment);
    }

    @Override
    public void visit(Stat.GenericFor loop) {
        for (Object name : loop.names) {
            assign(((Name) name).name, loop.exps, 0);
        }
        super.visit(loop);
    }

    private void assign(String name, List<?> values, int index) {
        if (!values.isEmpty()) {
            assigned.computeIfAbsent(name, key -> new ArrayList<>())
                    .add((Exp) values.get(Math.min(index, values.size() - 1)));
        }
    }

    @Override
    public void visit(FuncBody function) {
        all(function.parlist.names, Name.class).forEach(parameter -> parameters.add(parameter.name));
        super.visit(function);
    }

    @Override
    public void visit(Stat.Return end) {
        super.visit(end);
        answers.add(new Answer(all(end.values, Exp.class), conditions));
    }

    @Override
    public void visit(Exp.BinopExp operation) {
        operation.lhs.accept(this);
        boolean shortens = operation.op == Lua.OP_AND || operation.op == Lua.OP_OR;
        if (shortens) {
            conditions.add(new ScriptCondition(operation.lhs, operation.op == Lua.OP_AND));
        }
        operation.rhs.accept(this);
        if (shortens) {
            conditions.remove(conditions.size() - 1);
        }
    }

    @Override
    public void visit(Exp.NameExp variable) {
        opaque |= isServer(variable) || BY_TEXT.contains(variable.name.name);
    }

    @Override
    public void visit(Exp.FieldExp field) {
        if (isServer(field.lhs)) {
            opaque |= isCommand(field); // kept, to be called by another name
        } else {
            super.visit(field);
        }
    }

    @Override
    public void visit(Exp.FuncCall call) {
        if (!(call.lhs instanceof Exp.FieldExp function) || !isServer(function.lhs)) {
            super.visit(call);
            return;
        }
        List<Exp> args = all(call.args.exps, Exp.class);
        args.forEach(arg -> arg.accept(this));
        if (isCommand(function)) {
            String name = args.isEmpty() ? "" : constant(args.get(0)).toUpperCase(Locale.ROOT);
            ScriptCommand command =
                    new ScriptCommand(name, args.subList(Math.min(1, args.size()), args.size()), conditions);
            commands.add(command);
            byCall.put(call, command);
        }
    }

    private static boolean isServer(Exp value) {
        return value instanceof Exp.NameExp name && (name.name.name.equals("redis") || name.name.name.equals("server"));
    }

    private static boolean isCommand(Exp.FieldExp function) {
        return function.name.name.equals("call") || function.name.name.equals("pcall");
    }

    /** The parser's lists have no types, and are null where nothing is. */
    private static <T> List<T> all(@Nullable List<?> parsed, Class<T> type) {
        return parsed == null ? List.of() : parsed.stream().map(type::cast).toList();
    }

    /** A constant's text; empty for anything else. */
    static String constant(Exp value) {
        return value instanceof Exp.Constant constant ? constant.value.tojstring() : "";
    }
}
