package dev.hapax.analysis.sql;

import dev.hapax.analysis.sql.SqlValue.Nature;
import java.util.Optional;
import java.util.Set;

/** What is known of the databases' functions. Names are in lower case. */
final class SqlFunctions {
    private static final Set<String> CLOCK = Set.of(
            "now", "current_timestamp", "current_date", "current_time", "localtime", "localtimestamp", "sysdate",
            "systimestamp", "getdate", "getutcdate", "sysdatetime", "sysutcdatetime", "sysdatetimeoffset",
            "clock_timestamp", "statement_timestamp", "transaction_timestamp", "timeofday", "unix_timestamp",
            "utc_timestamp", "utc_date", "utc_time", "curdate", "curtime", "instant", "current_instant",
            "current_datetime", "offset_datetime");
    private static final Set<String> SEQUENCE = Set.of(
            "nextval", "lastval", "currval", "last_insert_id", "scope_identity", "next_value_for", "setval");
    private static final Set<String> RANDOM = Set.of(
            "gen_random_uuid", "uuid_generate_v1", "uuid_generate_v1mc", "uuid_generate_v4", "uuid", "uuidv4", "uuidv7",
            "newid", "newsequentialid", "random_uuid", "sys_guid", "rand", "random", "secure_rand",
            "gen_random_bytes", "uuid_short", "random_normal");

    /** f(f(x)) = f(x), whatever the other arguments are, as long as they are the same. */
    private static final Set<String> KEEPING = Set.of(
            "greatest", "least", "coalesce", "nvl", "nvl2", "ifnull", "isnull", "nullif", "max", "min", "upper",
            "lower", "ucase", "lcase", "trim", "ltrim", "rtrim", "btrim", "initcap", "abs", "ceil", "ceiling", "floor",
            "round", "trunc", "truncate", "sign", "date_trunc", "date", "to_date", "lpad", "rpad", "left", "jsonb_set",
            "json_set", "json_replace", "json_remove", "json_merge_patch", "jsonb_strip_nulls", "array_remove",
            "str_to_date", "cast", "convert", "unaccent", "normalize", "jsonb_set_lax", "json_modify");
    private static final Set<String> GROWING = Set.of(
            "concat", "concat_ws", "array_append", "array_prepend", "array_cat", "json_array_append", "jsonb_insert",
            "json_merge_preserve", "json_array_insert", "date_add", "date_sub", "dateadd", "datesub", "timestampadd",
            "adddate", "subdate", "addtime", "subtime", "add_months", "power", "pow", "list_append", "reverse",
            "repeat", "timestamp_add", "mod_add");
    private static final Set<String> PURE = Set.of(
            "count", "sum", "avg", "stddev", "variance", "string_agg", "array_agg", "json_agg", "jsonb_agg",
            "group_concat", "listagg", "row_number", "rank", "dense_rank", "ntile", "lag", "lead", "first_value",
            "last_value", "exists", "extract", "to_char", "to_timestamp", "to_number", "date_part", "date_format",
            "datediff", "date_diff", "age", "length", "char_length", "len", "octet_length", "substring", "substr",
            "right", "replace", "position", "strpos", "instr", "charindex", "split_part", "regexp_replace",
            "regexp_matches", "regexp_like", "md5", "sha1", "sha2", "sha256", "digest", "hash", "crc32", "encode",
            "decode", "mod", "sqrt", "exp", "ln", "log", "year", "month", "day", "hour", "minute", "second", "if",
            "iif", "any", "all", "array", "unnest", "generate_series", "jsonb_build_object", "json_build_object",
            "json_object", "json_array", "json_extract", "json_value", "json_query", "jsonb_extract_path_text",
            "to_json", "to_jsonb", "row_to_json", "array_length", "cardinality", "array_to_string", "string_to_array",
            "make_interval", "interval", "format", "bool_and", "bool_or", "every", "percentile_cont", "size", "index",
            "key", "value", "type", "treat", "found_rows", "row_count", "user", "current_user", "session_user",
            "database", "schema", "current_schema", "version", "hashtext", "hashtextextended", "inet_aton");

    private SqlFunctions() {}

    static Optional<Nature> nature(String name) {
        if (CLOCK.contains(name)) {
            return Optional.of(Nature.CLOCK);
        }
        if (SEQUENCE.contains(name)) {
            return Optional.of(Nature.SEQUENCE);
        }
        return RANDOM.contains(name) ? Optional.of(Nature.RANDOM) : Optional.empty();
    }

    static boolean keeps(String name) {
        return KEEPING.contains(name);
    }

    static boolean grows(String name) {
        return GROWING.contains(name);
    }

    /** Whether calling it changes nothing. */
    static boolean isPure(String name) {
        return keeps(name) || grows(name) || PURE.contains(name) || CLOCK.contains(name) || RANDOM.contains(name);
    }
}
