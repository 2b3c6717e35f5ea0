package dev.hapax.maven.html;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.UnjudgedCall;
import dev.hapax.analysis.description.EffectDescription;
import dev.hapax.analysis.description.GuaranteeChoice;
import dev.hapax.analysis.description.HandlerDescription;
import dev.hapax.maven.judged.JudgedModule;
import dev.hapax.maven.judged.SourcePlaces;
import dev.hapax.processor.generation.GuaranteeSettings;
import dev.hapax.source.Suppression;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Turns what was found into the data of the page. Not thread-safe. */
final class PageBuilder {
    private final SourceLines lines;
    private final List<Page.Module> modules = new ArrayList<>();
    private final List<Page.HandlerEntry> handlers = new ArrayList<>();
    private final List<Page.Problem> problems = new ArrayList<>();

    PageBuilder(Path root) {
        lines = new SourceLines(root);
    }

    void add(PageModule module) throws IOException {
        JudgedModule judged = module.judged();
        Set<HandlerMethod> described = new HashSet<>();
        for (HandlerDescription handler : module.handlers()) {
            described.add(handler.method());
            handlers.add(handler(handler, judged));
        }
        for (Finding finding : judged.verdict().all()) {
            if (!described.contains(finding.handler())) {
                // what could not be analyzed, or a setting for the handlers of another module
                problems.add(problem(finding, judged));
            }
        }
        List<Page.Step> unjudged = new ArrayList<>();
        for (UnjudgedCall call : judged.report().unjudgedCalls()) {
            unjudged.add(lines.step(call.step(), judged.sources()));
        }
        List<Page.Vouched> vouched = judged.report().vouched().stream()
                .map(vouch -> new Page.Vouched(vouch.method(), vouch.reason()))
                .toList();
        modules.add(new Page.Module(judged.name(), judged.notices(), unjudged, vouched));
    }

    Page.Root page(String project, String version) {
        return new Page.Root(project, version, modules, handlers, problems, lines.shown());
    }

    private Page.HandlerEntry handler(HandlerDescription handler, JudgedModule judged) throws IOException {
        List<Page.Problem> findings = new ArrayList<>();
        List<Finding> open = new ArrayList<>();
        for (Finding finding : judged.verdict().all()) {
            if (finding.handler().equals(handler.method())) {
                Page.Problem told = problem(finding, judged);
                findings.add(told);
                if (told.hidden().isEmpty()) {
                    open.add(finding);
                }
            }
        }
        List<Page.EffectEntry> effects = new ArrayList<>();
        for (EffectDescription effect : handler.effects()) {
            effects.add(effect(effect, judged.sources()));
        }
        HandlerMethod method = handler.method();
        String shown = method.displayName();
        String owner = method.className().replace('/', '.').replace('$', '.');
        return new Page.HandlerEntry(
                judged.name(),
                shown.startsWith(owner + ".") ? shown.substring(owner.length() + 1) : shown,
                owner,
                handler.framework(),
                handler.own(),
                handler.topics(),
                handler.group(),
                words(method.guarantee()),
                method.declared(),
                handler.reason(),
                handler.dedup(),
                verdict(open, findings, effects),
                lines.step(shown, handler.declaration(), judged.sources()),
                effects,
                findings,
                handler.choices().stream().map(PageBuilder::choice).toList(),
                handler.own() ? GuaranteeSettings.consumer(method.guarantee(), handler.group()) : Map.of(),
                handler.own() ? GuaranteeSettings.producer(method.guarantee()) : Map.of());
    }

    /** The worst that is said; what could not be judged is not fine. */
    private static String verdict(List<Finding> open, List<Page.Problem> findings, List<Page.EffectEntry> effects) {
        for (Severity severity : Severity.values()) {
            if (open.stream().anyMatch(finding -> finding.severity() == severity)) {
                return words(severity);
            }
        }
        if (findings.stream().anyMatch(finding -> !finding.severity().equals("note"))) {
            return "hidden";
        }
        return effects.stream().anyMatch(effect -> effect.verdict().equals("unjudged")) ? "unjudged" : "clean";
    }

    private Page.EffectEntry effect(EffectDescription effect, SourcePlaces sources) throws IOException {
        return new Page.EffectEntry(
                effect.what(),
                effect.repeat(),
                words(effect.verdict()),
                effect.protection(),
                effect.window(),
                effect.durable(),
                steps(effect.path().stream(), sources));
    }

    private Page.Problem problem(Finding finding, JudgedModule judged) throws IOException {
        List<PathStep> path = finding.path().isEmpty()
                ? List.of(new PathStep(finding.place(), finding.handler().displayName()))
                : finding.path();
        return new Page.Problem(
                judged.name(),
                finding.rule().id(),
                words(finding.severity()),
                words(finding.declaredSeverity()),
                words(finding.direction()),
                finding.headline(),
                finding.crashPoint(),
                finding.fix(),
                hidden(finding, judged),
                Optional.ofNullable(judged.verdict().suppressed().get(finding))
                        .map(Suppression::justification)
                        .orElse(""),
                steps(path.stream(), judged.sources()));
    }

    private static String hidden(Finding finding, JudgedModule judged) {
        if (judged.verdict().suppressed().containsKey(finding)) {
            return "suppressed";
        }
        return judged.verdict().known().contains(finding) ? "known" : "";
    }

    private List<Page.Step> steps(Stream<PathStep> path, SourcePlaces sources) throws IOException {
        List<Page.Step> steps = new ArrayList<>();
        for (PathStep step : path.toList()) {
            steps.add(lines.step(step, sources));
        }
        return steps;
    }

    private static Page.ChoiceEntry choice(GuaranteeChoice choice) {
        return new Page.ChoiceEntry(
                words(choice.guarantee()), words(choice.fit()), choice.advised(), choice.reasons(), choice.cost());
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
