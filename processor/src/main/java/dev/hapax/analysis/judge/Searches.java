package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role.Resource;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.clients.AskingAddress;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.wiring.InjectionPoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Requests by POST that only ask something, which their addresses tell: a second run asks again. */
final class Searches {
    private static final String VALUE = "Lorg/springframework/beans/factory/annotation/Value;";
    /** Calls of requests and their builders that are given the address, or the end of it. */
    private static final Set<String> ADDRESSING =
            Set.of("uri", "url", "setUri", "path", "target", "postAbs", "post", "Post", "POST", "createPost");

    private static final Pattern ADDRESS = Pattern.compile("\\(L(java/lang/String|java/net/UR[IL]|okhttp3/HttpUrl);");
    /** Calls that leave the path of an address as it is. */
    private static final Set<String> KEEPING = Set.of(
            "build",
            "encode",
            "toUri",
            "toUriString",
            "toString",
            "toURL",
            "toURI",
            "queryParam",
            "queryParams",
            "queryParamIfPresent",
            "trim",
            "strip");
    /** Factories of addresses. */
    private static final Set<String> MAKING = Set.of("create", "fromHttpUrl", "fromUriString", "fromPath", "fromUri");

    private final InjectionPoints points;

    Searches(InjectionPoints points) {
        this.points = points;
    }

    /** Whether a POST only asks. */
    boolean asks(Effect effect, Action.Catalogued call, Optional<Resource> resource, OptionalInt request) {
        if (call.method().owner().startsWith("java/lang/")
                || call.method().name().startsWith("patch")) {
            return false;
        }
        Optional<Expr> address = resource.orElse(null) instanceof Resource.Argument named
                ? Optional.of(argument(effect, call, named.index()))
                : address(
                        request.isPresent()
                                ? argument(effect, call, request.getAsInt())
                                : call.receiver() ? effect.operand(0) : Exprs.UNKNOWN);
        return address.filter(this::asks).isPresent();
    }

    private static Expr argument(Effect effect, Action.Catalogued call, int index) {
        return Exprs.nonNull(Statements.argument(effect.operands(), call.receiver(), index));
    }

    /** What a request was given for an address, the last of all. */
    private static Optional<Expr> address(Expr request) {
        Expr value = Exprs.nonNull(request);
        if (value instanceof Expr.Fresh made) {
            return ADDRESS.matcher(made.constructor()).lookingAt()
                    ? made.args().stream().findFirst()
                    : Optional.empty();
        } else if (value instanceof Expr.Call call && !call.args().isEmpty()) {
            return !call.receiver()
                    ? Optional.of(call.args().get(0)).filter(first -> isAddress(call.method()))
                    : isAddressed(call)
                            ? Optional.of(call.args().get(1))
                            : address(call.args().get(0));
        }
        return Optional.empty();
    }

    private static boolean isAddressed(Expr.Call call) {
        return ADDRESSING.contains(call.method().name()) && call.args().size() > 1 && isAddress(call.method());
    }

    /** Whether the first argument can be one. */
    private static boolean isAddress(MethodKey method) {
        return ADDRESS.matcher(method.descriptor()).lookingAt();
    }

    private boolean asks(Expr address) {
        List<Expr> path = path(parts(address).toList());
        if (path.isEmpty()) {
            return false;
        }
        Expr last = path.get(path.size() - 1);
        if (last instanceof Expr.OneOf choice) {
            return choice.options().stream().allMatch(this::asks);
        } else if (last instanceof Expr.Field field) {
            return AskingAddress.named(field.name())
                    || points.named(field.owner(), field.name(), VALUE)
                            .map(Searches::property)
                            .filter(AskingAddress::named)
                            .isPresent();
        }
        return last instanceof Expr.Const constant && AskingAddress.of(String.valueOf(constant.value()));
    }

    /** The property that an expression asks for; what is there if it is not set says nothing. */
    private static String property(String expression) {
        String key = expression.startsWith("${") ? expression.substring(2) : "";
        return key.split("[:}]", 2)[0];
    }

    /** Up to the parameters, and without the slash at its end. */
    private static List<Expr> path(List<Expr> parts) {
        List<Expr> path = new ArrayList<>();
        for (Expr part : parts) {
            String text = part instanceof Expr.Const constant ? String.valueOf(constant.value()) : "";
            int end = text.indexOf('?');
            if (end > 0) {
                path.add(new Expr.Const(text.substring(0, end)));
            }
            if (end >= 0) {
                break;
            }
            path.add(part);
        }
        while (!path.isEmpty() && isSlash(path.get(path.size() - 1))) {
            path.remove(path.size() - 1);
        }
        return path;
    }

    private static boolean isSlash(Expr part) {
        return part instanceof Expr.Const constant
                && (constant.value().equals("/") || constant.value().equals(""));
    }

    /** What an address is put together from, in order. */
    private static Stream<Expr> parts(Expr address) {
        if (address instanceof Expr.Builder builder) {
            return parts(builder.content());
        } else if (address instanceof Expr.Concat concat) {
            return concat.parts().stream().flatMap(Searches::parts);
        } else if (address instanceof Expr.Fresh made) {
            return made.type().startsWith("java/net/UR") && made.args().size() == 1
                    ? parts(made.args().get(0))
                    : Stream.of(address);
        } else if (address instanceof Expr.Call call && !call.args().isEmpty()) {
            String name = call.method().name();
            if (call.receiver() && name.equals("path") && call.args().size() == 2) {
                return Stream.concat(Stream.of(Exprs.UNKNOWN), parts(call.args().get(1)));
            }
            boolean same = call.receiver()
                    ? KEEPING.contains(name)
                    : MAKING.contains(name) && call.args().size() == 1;
            return same ? parts(call.args().get(0)) : Stream.of(address);
        }
        return Stream.of(address);
    }
}
