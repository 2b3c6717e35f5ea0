package dev.hapax.analysis.catalog;

import dev.hapax.analysis.Rule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a method does, as far as a redelivery is concerned. Arguments count from 0, the receiver not among them. */
public sealed interface Role {

    /**
     * An effect outside of the process.
     *
     * @param kind what it does
     * @param rule the rule that judges it
     * @param resource what it does that to
     * @param identity the argument that says which one: a key, an id, the entity
     * @param value the argument that holds what is written or sent
     * @param idempotencyKey the argument that holds a key by which the other side recognizes a repetition
     * @param fleeting whether only those get it who are connected then: viewers of a page
     */
    record Effect(
            EffectKind kind,
            Optional<Rule> rule,
            Resource resource,
            OptionalInt identity,
            OptionalInt value,
            OptionalInt idempotencyKey,
            boolean fleeting)
            implements Role {

        /**
         * An effect that stays.
         *
         * @param kind what it does
         * @param rule the rule that judges it
         * @param resource what it does that to
         * @param identity the argument that says which one: a key, an id, the entity
         * @param value the argument that holds what is written or sent
         * @param idempotencyKey the argument that holds a key by which the other side recognizes a repetition
         */
        public Effect(
                EffectKind kind,
                Optional<Rule> rule,
                Resource resource,
                OptionalInt identity,
                OptionalInt value,
                OptionalInt idempotencyKey) {
            this(kind, rule, resource, identity, value, idempotencyKey, false);
        }
    }

    /** Kinds of effects. */
    enum EffectKind {
        /** Reads only. */
        READ,
        /** Overwrites. */
        SET,
        /** Computes a new value from the old one. */
        ADD,
        /** Makes a new thing. */
        INSERT,
        /** Adds to the end of something. */
        APPEND,
        /** Leaves the process: a message, a mail, a request. */
        SEND,
        /** Takes something away so that the next one is another one. */
        CONSUME,
        /** Deletes by key. */
        DELETE
    }

    /** What an effect is done to. */
    sealed interface Resource {
        /**
         * Named by an argument: a topic, a URL, a file.
         *
         * @param index the argument
         */
        record Argument(int index) implements Resource {}

        /**
         * Always the same.
         *
         * @param name a noun for messages, as {@code mail}
         */
        record Named(String name) implements Resource {}

        /**
         * Named where the receiver is injected: an emitter of a channel.
         *
         * @param annotation descriptor of the annotation that holds the name; without it, the receiver's field has one
         * @param otherwise a noun for messages, where the receiver is in no field
         */
        record Injected(String annotation, String otherwise) implements Resource {}
    }

    /**
     * Runs the statement in an argument.
     *
     * @param sql the argument that holds it
     * @param values the argument that bind values begin at (varargs or an array) or that holds them all
     * @param wording how that is to be read
     */
    record ExecutesSql(int sql, OptionalInt values, Wording wording) implements Role {}

    /**
     * Runs the statement that its declaration holds.
     *
     * @param texts the statement; several where it depends on its values what becomes of it
     * @param parameters the names of its parameters by position; empty text for one without a name
     */
    record RunsText(List<String> texts, List<String> parameters) implements Role {
        /** Copies the lists. */
        public RunsText {
            texts = List.copyOf(texts);
            parameters = List.copyOf(parameters);
        }

        /**
         * Runs one statement.
         *
         * @param text the statement
         * @param parameters the names of its parameters by position
         */
        public RunsText(String text, List<String> parameters) {
            this(List.of(text), parameters);
        }
    }

    /**
     * Hands out an object that holds the statement in an argument.
     *
     * @param sql the argument that holds it
     * @param wording how that is to be read
     */
    record PreparesSql(int sql, Wording wording) implements Role {}

    /**
     * Runs a statement that an object holds.
     *
     * @param statement the argument that is that object; empty: the receiver
     * @param values the argument that bind values begin at
     */
    record RunsStatement(OptionalInt statement, OptionalInt values) implements Role {}

    /**
     * Binds a value to the statement that the receiver holds.
     *
     * @param parameter the argument with the position, from 1, or the name; empty: the next position
     * @param value the argument with the value
     */
    record Binds(OptionalInt parameter, int value) implements Role {}

    /**
     * Sends an HTTP request; whether that is an effect depends on the request's method.
     *
     * @param request the argument that holds the request; empty: the receiver
     * @param verb the argument that holds the method, where the request does not say
     * @param otherwise the method where nothing says one
     * @param resource what is called
     * @param idempotencyKey the argument that holds a key by which the other side recognizes a repetition
     */
    record HttpExchange(
            OptionalInt request,
            OptionalInt verb,
            Optional<String> otherwise,
            Optional<Resource> resource,
            OptionalInt idempotencyKey)
            implements Role {}

    /**
     * Changes documents as an update says.
     *
     * @param update the argument with the update; empty: the receiver
     * @param resource where they are
     */
    record AppliesUpdate(OptionalInt update, Resource resource) implements Role {}

    /**
     * Writes a file: appends where the options say so, else overwrites.
     *
     * @param file the argument that names it
     * @param options the argument with the options ({@code StandardOpenOption.APPEND}) or with {@code true} for
     *     appending; without it the file is overwritten
     */
    record WritesFile(int file, OptionalInt options) implements Role {}

    /**
     * Saves an entity: what that does depends on its id and on whether it was read before.
     *
     * @param entity the argument; empty: the receiver
     * @param mode how
     */
    record SavesEntity(OptionalInt entity, SaveMode mode) implements Role {}

    /**
     * Hands an event to whatever listens for its class.
     *
     * @param event the argument that is the event; empty: what the receiver carries, written in ways that are not known
     * @param address the argument that says who is to hear it, besides the event's class
     * @param bus who listens
     * @param asynchronous whether it goes to those that listen on other threads only
     */
    record Publishes(OptionalInt event, OptionalInt address, Bus bus, boolean asynchronous) implements Role {}

    /**
     * Copies the properties of one object to those of another that have the same names, and does nothing else.
     *
     * @param from the argument that is copied
     * @param to the argument that is copied to; empty: an object that the call makes
     * @param type the argument with the class of which the call makes an object
     * @param except the argument with the names of properties that are left out
     * @param loose whether names that only end alike may count as the same
     */
    record Copies(int from, OptionalInt to, OptionalInt type, OptionalInt except, boolean loose) implements Role {}

    /**
     * Hands out the messages that a handler is about.
     *
     * @param manager the argument with the producer's transactions that are to hold the offsets
     */
    record Receives(OptionalInt manager) implements Role {}

    /**
     * Does nothing that outlives the call; the result depends on receiver and arguments alone.
     *
     * @param from the argument that holds what is handed back, as a text does that an object is read from
     */
    record Neutral(OptionalInt from) implements Role {
        /** What it hands back is its own. */
        public Neutral() {
            this(OptionalInt.empty());
        }
    }

    /**
     * Hands back something that differs from run to run.
     *
     * @param source why it does
     */
    record Nondeterministic(Source source) implements Role {}

    /** Sources of values that differ from run to run. */
    enum Source {
        /** The time. */
        CLOCK,
        /** Random numbers. */
        RANDOM,
        /** Random UUIDs. */
        UUID,
        /** A sequence or generated id. */
        SEQUENCE
    }

    /**
     * Changes an object in memory, the receiver.
     *
     * @param kind {@code ADD}, {@code APPEND}, {@code SET}, {@code DELETE} or {@code CONSUME}
     */
    record ProcessLocal(EffectKind kind) implements Role {}

    /**
     * Asks whether something is there or done already.
     *
     * @param resource where it asks
     * @param key the argument that says about which one
     * @param durable whether the answer outlives the process
     */
    record GuardRead(Optional<Resource> resource, OptionalInt key, boolean durable) implements Role {}

    /**
     * Marks something as done, and says whether it was done already.
     *
     * @param resource where it marks
     * @param key the argument that says which one
     * @param expiry the argument with the time after which the mark is gone
     * @param durable whether the mark outlives the process
     */
    record GuardMark(Optional<Resource> resource, OptionalInt key, OptionalInt expiry, boolean durable)
            implements Role {}

    /**
     * Commits offsets in the transaction of the receiver, a producer: what that sends is sent once, if a later run would
     * have to read from there.
     */
    record CommitsOffsets() implements Role {}

    /**
     * Begins a database transaction, which lasts until a call that ends one.
     *
     * @param manager who takes care of it
     * @param unless the argument that must not be {@code true}, as in {@code setAutoCommit(false)}
     */
    record BeginsTransaction(Manager manager, OptionalInt unless) implements Role {}

    /** Commits a transaction that was begun by a call. */
    record EndsTransaction() implements Role {}

    /** Who takes care of a transaction: it decides what takes part. */
    enum Manager {
        /** Spring or another framework: what goes through its templates, sessions and repositories takes part. */
        FRAMEWORK,
        /** JTA: connections that are opened by hand take part, too. */
        JTA,
        /** A JDBC connection: only its own statements take part. */
        CONNECTION
    }

    /** Tells Kafka, or the framework, that the message is done. */
    record Acknowledges() implements Role {}

    /** Makes the run fail, so that the message comes back: refuses it, throws, ends the process, hands back a failed future. */
    record Fails() implements Role {}

    /** Waits until the work that its receiver stands for is done: a future, a producer, a thread. */
    record Awaits() implements Role {}

    /** Begins the work that its receiver stands for, and does not wait: a reactive chain, a thread. */
    record Starts() implements Role {}

    /** Turns a failure of its receiver, a future or a reactive chain, into a success. */
    record Recovers() implements Role {}

    /** What only says something about a thing that is being made, or about a method. */
    sealed interface Detail extends Role permits RequestPart, NamesFallback {}

    /**
     * Has a store run a script, which is judged where its text is known.
     *
     * @param script the argument with the script: a text, or an object that stands for one
     */
    record RunsScript(int script) implements Role {}

    /** Changes something that lasts. What a second run does depends on what it is given, in ways that are not judged. */
    record Changes() implements Role {}

    /** Nothing is known: takes a method out of a row about its class or package. Lookups never return it. */
    record Unjudged() implements Role {}
}
