package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.CatalogRow;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.flow.Uses;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Says of calls in one method who waits for the work that they begin. Not thread-safe. */
final class Destinies {
    private static final Set<String> KEEPING = Set.of("add", "addLast", "addFirst", "offer", "put", "push");
    /** What begins work that is done again and again: whoever keeps the future of that can only end it. */
    private static final Set<String> REPEATING = Set.of("scheduleAtFixedRate", "scheduleWithFixedDelay");

    private static final Set<String> MEASURING = Set.of("size", "isEmpty", "<init>");

    private final MethodFlow flow;
    private final CatalogLookup catalog;
    private final RecordStreams streams;
    private final InsnList code;
    private final Map<Integer, Destiny> known = new HashMap<>();
    private Optional<Uses> uses = Optional.empty();
    private boolean usesAsked;

    Destinies(MethodFlow flow, CatalogLookup catalog, RecordStreams streams) {
        this.flow = flow;
        this.catalog = catalog;
        this.streams = streams;
        this.code = Code.of(flow.target().method()).instructions;
    }

    /** Whether a call hands out work that is not done when it returns. */
    static boolean isFuture(MethodKey method, Optional<CatalogRow> row) {
        return row.filter(CatalogRow::future).isPresent()
                || FutureTypes.isFuture(FutureTypes.returned(method.descriptor()));
    }

    Destiny of(CallSite call) {
        int index = call.site().index();
        Destiny destiny = known.get(index);
        if (destiny == null) {
            destiny = ofResult(call);
            known.put(index, destiny);
        }
        return destiny;
    }

    private Destiny ofResult(CallSite call) {
        int index = call.site().index();
        Destiny destiny = Destiny.DROPPED;
        if (call.method().name().equals("<init>")) {
            destiny = ofValue(creation(index), new HashSet<>());
        } else if (REPEATING.contains(call.method().name())) {
            return Destiny.DROPPED;
        } else if (!call.method().returnsVoid() && call.resultUsed()) {
            destiny = ofValue(index, new HashSet<>());
        }
        if (destiny.end() == Destiny.End.DROPPED && catalog.role(call.method()).orElse(null) instanceof Role.Starts) {
            destiny = begun(index);
        }
        return destiny.end() == Destiny.End.DROPPED ? destiny.and(settledLater(call)) : destiny;
    }

    /** The NEW instruction of an object whose constructor is called. */
    private int creation(int constructor) {
        int nested = 0;
        String owner = ((MethodInsnNode) code.get(constructor)).owner;
        for (int i = constructor - 1; i >= 0; i--) {
            AbstractInsnNode insn = code.get(i);
            if (insn instanceof MethodInsnNode call && call.name.equals("<init>") && call.owner.equals(owner)) {
                nested++;
            } else if (insn.getOpcode() == Opcodes.NEW
                    && insn instanceof TypeInsnNode made
                    && made.desc.equals(owner)
                    && nested-- == 0) {
                return i;
            }
        }
        return constructor;
    }

    private Destiny ofValue(int producer, Set<Integer> seen) {
        Optional<Uses> found = uses();
        if (found.isEmpty() || !seen.add(producer)) {
            return found.isEmpty() ? Destiny.UNKNOWN : Destiny.DROPPED;
        }
        Destiny destiny = Destiny.DROPPED;
        for (Uses.Use use : found.get().of(producer)) {
            destiny = destiny.and(ofUse(use, seen));
        }
        return destiny;
    }

    private Optional<Uses> uses() {
        if (!usesAsked) {
            usesAsked = true;
            uses = Uses.of(flow.target());
        }
        return uses;
    }

    private Destiny ofUse(Uses.Use use, Set<Integer> seen) {
        AbstractInsnNode insn = code.get(use.index());
        if (insn instanceof MethodInsnNode call) {
            return ofCall(call, use, seen);
        }
        return switch (insn.getOpcode()) {
            case Opcodes.ARETURN -> Destiny.of(Destiny.End.RETURNED);
            case Opcodes.AASTORE -> use.operand() == 2 ? held(use.index(), seen) : Destiny.DROPPED;
            case Opcodes.GETFIELD, Opcodes.INSTANCEOF -> Destiny.DROPPED;
            case Opcodes.PUTFIELD, Opcodes.PUTSTATIC -> kept((FieldInsnNode) insn);
            default -> Destiny.UNKNOWN;
        };
    }

    private Destiny ofCall(MethodInsnNode call, Uses.Use use, Set<Integer> seen) {
        MethodKey method = new MethodKey(call.owner, call.name, call.desc);
        Optional<CatalogRow> row = catalog.row(method);
        Role role = row.map(CatalogRow::role).orElse(null);
        int index = use.index();
        boolean future = isFuture(method, row);
        if (role instanceof Role.Awaits) {
            return Destiny.awaited(index);
        } else if (role instanceof Role.Starts) {
            Destiny after = future ? ofValue(index, seen) : begun(index);
            return after.startedAt(index);
        } else if (future) {
            Destiny after = ofValue(index, seen);
            Destiny told = after.toldAt(index);
            return role instanceof Role.Recovers && use.operand() == 0 ? told.recoveredAt(index) : told;
        } else if (FutureTypes.isFuture(call.owner) && use.operand() == 0) {
            return Destiny.DROPPED.toldAt(index); // asked, cancelled, or given a callback
        } else if (KEEPING.contains(call.name) && use.operand() > 0 && call.owner.startsWith("java/util/")) {
            return held(index, seen);
        }
        return use.operand() == 0 && handsOn(call) ? ofValue(index, seen) : Destiny.UNKNOWN;
    }

    /** Whether a call on a collection or a stream hands back another one that holds the same; a function may wait for what it holds. */
    private static boolean handsOn(MethodInsnNode call) {
        String handedBack = Type.getReturnType(call.desc).getDescriptor();
        boolean looks = call.desc.contains("Ljava/util/function/") && !call.name.equals("toArray");
        return !looks
                && call.owner.startsWith("java/util/")
                && (handedBack.startsWith("[") || handedBack.startsWith("Ljava/util/"))
                && !handedBack.startsWith("Ljava/util/Optional");
    }

    /**
     * Who waits for what a function begins that a call runs before it returns: it may put that into collections that it is given,
     * or hand it back to a stream.
     */
    Destiny ofRun(CallSite call, Expr function) {
        Destiny destiny = call.method().owner().startsWith("java/util/stream/")
                        && call.method().descriptor().endsWith("Ljava/util/stream/Stream;")
                ? ofValue(call.site().index(), new HashSet<>())
                : Destiny.DROPPED;
        for (Expr captured : function instanceof Expr.Lambda lambda ? lambda.captured() : List.<Expr>of()) {
            if (captured instanceof Expr.Fresh made
                    && made.type().startsWith("java/util/")
                    && made.site().method().equals(flow.target().key())
                    && isMadeAt(made.site().index())) {
                destiny = destiny.and(ofHolder(made.site().index(), new HashSet<>()));
            }
        }
        return destiny;
    }

    /** An object that a callee has made has no instruction here. */
    private boolean isMadeAt(int index) {
        return index >= 0 && index < code.size() && code.get(index).getOpcode() == Opcodes.NEW;
    }

    private Destiny begun(int index) {
        return uses().filter(found -> streams.isTakenAt(flow.target(), found, index))
                .map(found -> Destiny.UNKNOWN)
                .orElse(Destiny.DROPPED);
    }

    private Destiny kept(FieldInsnNode field) {
        boolean alone = new KeptFutures(catalog, flow.target().owner()).isLeftAlone(field);
        return alone ? Destiny.DROPPED : Destiny.UNKNOWN;
    }

    /** What becomes of what an array or a collection holds: whoever looks at it is taken to wait. */
    private Destiny held(int storing, Set<Integer> seen) {
        Set<Integer> holders = uses().map(all -> all.origins(storing)).orElse(Set.of());
        Destiny destiny =
                holders.isEmpty() ? Destiny.of(Destiny.End.RETURNED) : Destiny.DROPPED; // a parameter is the caller's
        for (int holder : holders) {
            if (seen.add(holder)) {
                destiny = destiny.and(ofHolder(holder, seen));
            }
        }
        return destiny;
    }

    private Destiny ofHolder(int holder, Set<Integer> seen) {
        int opcode = code.get(holder).getOpcode();
        boolean madeHere = opcode == Opcodes.NEW || opcode == Opcodes.ANEWARRAY;
        Destiny destiny = code.get(holder) instanceof FieldInsnNode field
                ? kept(field)
                : madeHere ? Destiny.DROPPED : Destiny.UNKNOWN;
        for (Uses.Use use : uses().map(all -> all.of(holder)).orElse(List.of())) {
            AbstractInsnNode insn = code.get(use.index());
            boolean plain = (insn.getOpcode() == Opcodes.AASTORE && use.operand() == 0)
                    || (insn instanceof MethodInsnNode call
                            && use.operand() == 0
                            && (KEEPING.contains(call.name) || MEASURING.contains(call.name)));
            if (!plain) {
                destiny = destiny.and(ofUse(use, seen));
            }
        }
        return destiny;
    }

    /** A call further down that waits for all that was begun: {@code flush}, {@code awaitTermination}, a latch. */
    private Destiny settledLater(CallSite begun) {
        Destiny destiny = Destiny.DROPPED;
        for (CallSite call : flow.calls()) {
            boolean later = call.site().index() > begun.site().index();
            if (later
                    && catalog.role(call.method()).orElse(null) instanceof Role.Awaits
                    && concerns(call.receiver(), begun)) {
                destiny = destiny.and(Destiny.awaited(call.site().index()));
            }
        }
        return destiny;
    }

    private static boolean concerns(Expr waiting, CallSite begun) {
        if (waiting instanceof Expr.Unknown || waiting instanceof Expr.Mixed) {
            return false;
        }
        return begun.args().stream().anyMatch(arg -> arg.equals(waiting))
                || begun.args().stream()
                        .filter(Expr.Lambda.class::isInstance)
                        .flatMap(lambda -> Subexpressions.of(lambda).stream())
                        .anyMatch(waiting::equals);
    }
}
