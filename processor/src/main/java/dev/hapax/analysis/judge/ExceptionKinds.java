package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.Hierarchy;
import java.util.List;
import java.util.Set;

/** What it says about a failure that it is caught as this exception. */
final class ExceptionKinds {
    /** Something is there already: that is a guard, not a failure. */
    private static final Set<String> DUPLICATE = Set.of(
            "java/sql/SQLIntegrityConstraintViolationException",
            "org/springframework/dao/DuplicateKeyException",
            "org/springframework/dao/DataIntegrityViolationException",
            "org/hibernate/exception/ConstraintViolationException",
            "jakarta/persistence/EntityExistsException",
            "javax/persistence/EntityExistsException",
            "org/jooq/exception/IntegrityConstraintViolationException",
            "com/mongodb/DuplicateKeyException",
            "software/amazon/awssdk/services/dynamodb/model/ConditionalCheckFailedException",
            "java/nio/file/FileAlreadyExistsException",
            "org/apache/kafka/common/errors/TopicExistsException");

    /** Of these, those that other constraints of a table raise as well. */
    private static final Set<String> OF_ANY_CONSTRAINT = Set.of(
            "java/sql/SQLIntegrityConstraintViolationException",
            "org/springframework/dao/DataIntegrityViolationException",
            "org/hibernate/exception/ConstraintViolationException",
            "org/jooq/exception/IntegrityConstraintViolationException");

    /** A page that was closed: what writes to it says so by the one or the other. */
    private static final Set<String> DISCONNECTIONS = Set.of("java/io/IOException", "java/lang/IllegalStateException");

    /** What a message raises that cannot be read. */
    private static final Set<String> UNREADABLE = Set.of(
            "com/fasterxml/jackson/core/JsonProcessingException",
            "com/fasterxml/jackson/core/JacksonException",
            "tools/jackson/core/JacksonException",
            "com/google/gson/JsonParseException",
            "jakarta/json/JsonException",
            "jakarta/json/bind/JsonbException",
            "com/google/protobuf/InvalidProtocolBufferException",
            "org/apache/avro/AvroRuntimeException",
            "org/apache/kafka/common/errors/SerializationException",
            "com/alibaba/fastjson/JSONException",
            "com/alibaba/fastjson2/JSONException",
            "org/json/JSONException",
            "org/json/simple/parser/ParseException",
            "cn/hutool/json/JSONException",
            "com/jayway/jsonpath/JsonPathException",
            "io/vertx/core/json/DecodeException",
            "org/yaml/snakeyaml/error/YAMLException",
            "javax/xml/bind/JAXBException",
            "jakarta/xml/bind/JAXBException",
            "org/xml/sax/SAXException",
            "org/apache/commons/lang3/SerializationException",
            "org/springframework/kafka/support/serializer/DeserializationException");

    /** What else reading raises, along with all that is read. */
    private static final Set<String> OF_INPUT = Set.of("java/io/IOException");

    /** The message is at fault otherwise, or what it is about is gone: by design, perhaps. */
    private static final Set<String> OF_THE_MESSAGE = Set.of(
            "jakarta/validation/ValidationException",
            "javax/validation/ValidationException",
            "java/lang/IllegalArgumentException",
            "java/lang/IllegalStateException",
            "java/lang/NullPointerException",
            "java/lang/ClassCastException",
            "java/lang/ArithmeticException",
            "java/time/DateTimeException",
            "java/text/ParseException",
            "java/util/NoSuchElementException",
            "java/util/MissingResourceException",
            "jakarta/persistence/EntityNotFoundException",
            "javax/persistence/EntityNotFoundException",
            "jakarta/persistence/NoResultException",
            "javax/persistence/NoResultException",
            "org/springframework/dao/EmptyResultDataAccessException",
            "org/springframework/dao/OptimisticLockingFailureException",
            "jakarta/persistence/OptimisticLockException",
            "javax/persistence/OptimisticLockException",
            "org/hibernate/StaleStateException",
            "java/nio/file/NoSuchFileException",
            "java/io/FileNotFoundException");

    /** Of these, those by which a question is answered: there is no such thing, it is no number, it is not allowed. */
    private static final Set<String> ANSWERS = Set.of(
            "java/lang/NumberFormatException",
            "java/time/DateTimeException",
            "java/text/ParseException",
            "java/util/NoSuchElementException",
            "java/util/MissingResourceException",
            "jakarta/persistence/EntityNotFoundException",
            "javax/persistence/EntityNotFoundException",
            "jakarta/persistence/NoResultException",
            "javax/persistence/NoResultException",
            "jakarta/validation/ValidationException",
            "javax/validation/ValidationException",
            "org/springframework/dao/EmptyResultDataAccessException",
            "java/nio/file/NoSuchFileException",
            "java/io/FileNotFoundException");

    /** What was asked for is not there. */
    private static final Set<String> GONE = Set.of(
            "org/springframework/web/client/HttpClientErrorException$NotFound",
            "org/springframework/web/client/HttpClientErrorException$Gone",
            "org/springframework/web/reactive/function/client/WebClientResponseException$NotFound",
            "org/springframework/web/reactive/function/client/WebClientResponseException$Gone",
            "feign/FeignException$NotFound",
            "feign/FeignException$Gone",
            "jakarta/ws/rs/NotFoundException",
            "javax/ws/rs/NotFoundException",
            "jakarta/persistence/EntityNotFoundException",
            "javax/persistence/EntityNotFoundException",
            "org/springframework/dao/EmptyResultDataAccessException",
            "java/nio/file/NoSuchFileException",
            "software/amazon/awssdk/services/s3/model/NoSuchKeyException",
            "software/amazon/awssdk/services/dynamodb/model/ResourceNotFoundException");

    /** What a duplicate is caught as, too, along with other failures of a store. */
    private static final Set<String> OF_A_STORE = Set.of(
            "java/lang/Throwable",
            "java/lang/Exception",
            "java/lang/RuntimeException",
            "java/sql/SQLException",
            "java/sql/SQLNonTransientException",
            "org/springframework/dao/DataAccessException",
            "org/springframework/dao/NonTransientDataAccessException",
            "org/springframework/core/NestedRuntimeException",
            "org/springframework/transaction/TransactionException",
            "org/springframework/transaction/TransactionSystemException",
            "org/springframework/transaction/UnexpectedRollbackException",
            "jakarta/persistence/PersistenceException",
            "javax/persistence/PersistenceException",
            "jakarta/persistence/RollbackException",
            "javax/persistence/RollbackException",
            "jakarta/transaction/RollbackException",
            "javax/transaction/RollbackException",
            "org/hibernate/HibernateException",
            "org/hibernate/JDBCException",
            "org/jooq/exception/DataAccessException",
            "com/mongodb/MongoException",
            "com/mongodb/MongoServerException",
            "com/mongodb/MongoWriteException");

    /** Somebody else wants the thread to stop: the work that is done in it does not raise them. */
    private static final Set<String> OF_STOPPING =
            Set.of("java/lang/InterruptedException", "org/apache/kafka/common/errors/WakeupException");

    private static final Set<String> BROAD =
            Set.of("java/lang/Throwable", "java/lang/Exception", "java/lang/RuntimeException", "java/lang/Error");

    private final Hierarchy hierarchy;

    ExceptionKinds(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Those of some caught types that stand for failures, not for an answer; empty where none does. */
    List<String> failures(List<String> types) {
        return types.stream()
                .filter(type -> !is(type, DUPLICATE) && !OF_STOPPING.contains(type))
                .toList();
    }

    /** Whether it is caught that something is there already, among other failures or alone. */
    boolean catchesDuplicates(List<String> types) {
        return types.isEmpty() || types.stream().anyMatch(type -> OF_A_STORE.contains(type) || is(type, DUPLICATE));
    }

    /** Whether nothing else is caught than that something is there already. */
    boolean areDuplicates(List<String> types) {
        return !types.isEmpty() && types.stream().allMatch(type -> is(type, DUPLICATE));
    }

    /** Whether nothing is caught but that a key is taken, which other constraints do not raise. */
    boolean areTakenKeys(List<String> types) {
        return areDuplicates(types) && types.stream().noneMatch(OF_ANY_CONSTRAINT::contains);
    }

    /** Whether an exception is the project's own. */
    boolean isOwn(String type) {
        return hierarchy.isProject(type);
    }

    /** Whether every failure is caught that there can be. */
    boolean isBroad(List<String> types) {
        return types.isEmpty() || types.stream().anyMatch(BROAD::contains);
    }

    /** Whether only such failures are caught that the message, or the project's own code, raises on purpose. */
    boolean mayBeIntended(List<String> types) {
        return !types.isEmpty()
                && types.stream()
                        .allMatch(
                                type -> is(type, UNREADABLE) || is(type, OF_THE_MESSAGE) || hierarchy.isProject(type));
    }

    /** Whether an exception says no more than that something does not exist, or is not as it has to be. */
    boolean isAnswer(String type) {
        return is(type, ANSWERS);
    }

    /** Whether an exception says that there is nothing to be taken away. */
    boolean isGone(String type) {
        return is(type, GONE);
    }

    /** Whether an exception says that whoever was connected no longer is. */
    boolean isDisconnection(String type) {
        return is(type, DISCONNECTIONS);
    }

    /** Whether it is caught that a message cannot be read. */
    boolean isUnreadable(List<String> types) {
        return types.stream().anyMatch(type -> is(type, UNREADABLE) || is(type, OF_INPUT));
    }

    private boolean is(String type, Set<String> kinds) {
        return hierarchy.supertypes(type).stream().anyMatch(kinds::contains);
    }
}
