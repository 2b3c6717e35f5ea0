package dev.hapax.maven.sarif;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects of SARIF 2.1.0, as far as they are used; names and meaning are the standard's. What is empty or 0 is left out. */
@JsonInclude(Include.NON_EMPTY)
interface Sarif {
    String VERSION = "2.1.0";
    String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    record Log(@JsonProperty("$schema") String schema, String version, List<Run> runs) implements Sarif {}

    record Run(
            Tool tool,
            List<Invocation> invocations,
            Map<String, ArtifactLocation> originalUriBaseIds,
            AutomationDetails automationDetails,
            String columnKind,
            @JsonInclude(Include.ALWAYS) List<Result> results,
            Map<String, Object> properties)
            implements Sarif {}

    record Tool(Driver driver) implements Sarif {}

    record Driver(
            String name,
            String semanticVersion,
            String informationUri,
            @JsonInclude(Include.ALWAYS) List<ReportingDescriptor> rules)
            implements Sarif {}

    record ReportingDescriptor(
            String id,
            String name,
            MultiformatMessage shortDescription,
            MultiformatMessage fullDescription,
            MultiformatMessage help,
            String helpUri,
            Configuration defaultConfiguration)
            implements Sarif {}

    record MultiformatMessage(String text, String markdown) implements Sarif {}

    record Configuration(String level) implements Sarif {}

    record Message(String text) implements Sarif {}

    record Invocation(
            @JsonInclude(Include.ALWAYS) boolean executionSuccessful, List<Notification> toolExecutionNotifications)
            implements Sarif {}

    record Notification(String level, Message message) implements Sarif {}

    record AutomationDetails(String id) implements Sarif {}

    record Result(
            String ruleId,
            @JsonInclude(Include.ALWAYS) int ruleIndex,
            String level,
            Message message,
            List<Location> locations,
            List<CodeFlow> codeFlows,
            Map<String, String> partialFingerprints,
            List<Suppression> suppressions,
            String baselineState,
            Map<String, Object> properties)
            implements Sarif {}

    record Location(
            @Nullable PhysicalLocation physicalLocation,
            List<LogicalLocation> logicalLocations,
            @Nullable Message message)
            implements Sarif {}

    record PhysicalLocation(
            ArtifactLocation artifactLocation, @Nullable Region region) implements Sarif {}

    record ArtifactLocation(String uri, @Nullable String uriBaseId) implements Sarif {}

    record Region(
            @JsonInclude(Include.NON_DEFAULT) int startLine,
            @JsonInclude(Include.NON_DEFAULT) int startColumn,
            @JsonInclude(Include.NON_DEFAULT) int endLine,
            @JsonInclude(Include.NON_DEFAULT) int endColumn)
            implements Sarif {}

    record LogicalLocation(String name, String fullyQualifiedName, String kind) implements Sarif {}

    record CodeFlow(List<ThreadFlow> threadFlows) implements Sarif {}

    record ThreadFlow(List<ThreadFlowLocation> locations) implements Sarif {}

    record ThreadFlowLocation(Location location) implements Sarif {}

    record Suppression(String kind, String justification) implements Sarif {}
}
