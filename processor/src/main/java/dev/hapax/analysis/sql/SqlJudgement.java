package dev.hapax.analysis.sql;

import java.util.List;
import java.util.Optional;

/**
 * What one statement does when it runs a second time. A table or column is named as in the statement, without quotes,
 * alias or schema, in lower case; a table is empty where its name is not known.
 */
public sealed interface SqlJudgement {

    /**
     * Changes nothing, unless a function that it calls does.
     *
     * @param tables the tables that it reads
     * @param where the columns that it compares
     * @param functions the functions that it calls that are not known to be pure, as {@code nextval}
     * @param locks whether it locks the rows that it reads ({@code FOR UPDATE})
     */
    record Read(List<String> tables, List<Comparison> where, List<String> functions, boolean locks)
            implements SqlJudgement {
        /** Copies the lists. */
        public Read {
            tables = List.copyOf(tables);
            where = List.copyOf(where);
            functions = List.copyOf(functions);
        }
    }

    /** A statement that writes columns of rows that are already there. */
    sealed interface Update extends SqlJudgement {
        /**
         * The table.
         *
         * @return its name
         */
        Optional<String> table();

        /**
         * What is written.
         *
         * @return all columns that are set, in order
         */
        List<Assignment> sets();

        /**
         * Which rows are written.
         *
         * @return the columns that every written row was compared by; empty also where the condition is no conjunction
         */
        List<Comparison> where();
    }

    /**
     * Overwrites: a second run leaves the same row, as long as the values that it is given are the same.
     *
     * @param table the table
     * @param sets what is written
     * @param where which rows
     */
    record SetOf(Optional<String> table, List<Assignment> sets, List<Comparison> where) implements Update {
        /** Copies the lists. */
        public SetOf {
            sets = List.copyOf(sets);
            where = List.copyOf(where);
        }
    }

    /**
     * Computes a column's new value from its old one so that a second run changes it again. An upsert whose conflict
     * clause does so is one, too: {@link #where()} then holds the key that it conflicts by.
     *
     * @param table the table
     * @param column the first column that grows
     * @param expression its new value, as in the statement
     * @param sets what is written, growing or not
     * @param where which rows
     */
    record Grow(Optional<String> table, String column, String expression, List<Assignment> sets, List<Comparison> where)
            implements Update {
        /** Copies the lists. */
        public Grow {
            sets = List.copyOf(sets);
            where = List.copyOf(where);
        }
    }

    /**
     * Computes a column's new value from its old one by something that is not known to grow nor to keep: worth a
     * warning, not an error.
     *
     * @param table the table
     * @param column the first such column
     * @param expression its new value, as in the statement
     * @param sets what is written
     * @param where which rows
     */
    record Derived(
            Optional<String> table, String column, String expression, List<Assignment> sets, List<Comparison> where)
            implements Update {
        /** Copies the lists. */
        public Derived {
            sets = List.copyOf(sets);
            where = List.copyOf(where);
        }
    }

    /**
     * An update whose condition its own assignment makes false, so that of two runs one writes nothing:
     * {@code SET status = 'PAID' … WHERE status = 'NEW'}, {@code SET version = version + 1 … WHERE version = ?}. Other
     * columns may grow: the claim protects them.
     *
     * @param table the table
     * @param column the column that claims
     * @param sets what is written
     * @param where which rows
     */
    record Claim(Optional<String> table, String column, List<Assignment> sets, List<Comparison> where)
            implements Update {
        /** Copies the lists. */
        public Claim {
            sets = List.copyOf(sets);
            where = List.copyOf(where);
        }
    }

    /**
     * Inserts.
     *
     * @param table the table
     * @param columns the columns that are given, with their values; without a column list they are named {@code 1},
     *     {@code 2} and so on
     * @param conflict what happens where a row with the key is already there
     * @param conflictKey the columns of that key, where the statement names them
     * @param updates what is written to a row that is already there
     */
    record InsertInto(
            Optional<String> table,
            List<Assignment> columns,
            Conflict conflict,
            List<String> conflictKey,
            List<Assignment> updates)
            implements SqlJudgement {
        /** Copies the lists. */
        public InsertInto {
            columns = List.copyOf(columns);
            conflictKey = List.copyOf(conflictKey);
            updates = List.copyOf(updates);
        }
    }

    /** What an insert does about a row that is already there. */
    enum Conflict {
        /** Nothing: it fails, or inserts another row where there is no key. */
        NONE,
        /** It leaves the row alone. */
        IGNORED,
        /** It overwrites the row. */
        OVERWRITTEN,
        /** The part of the statement that would say is not known. */
        UNKNOWN
    }

    /**
     * Deletes.
     *
     * @param table the table
     * @param where which rows
     * @param exact whether all rows go for which that holds; otherwise the statement asks for more
     */
    record DeleteFrom(Optional<String> table, List<Comparison> where, boolean exact) implements SqlJudgement {
        /** Copies the list. */
        public DeleteFrom {
            where = List.copyOf(where);
        }
    }

    /**
     * Calls a procedure or an anonymous block: what it does is not in the statement.
     *
     * @param name what is called; empty where it has no name
     */
    record Procedure(Optional<String> name) implements SqlJudgement {}

    /**
     * Changes no rows by itself: a session setting, transaction control, a lock, a comment.
     *
     * @param verb its first word, in upper case
     */
    record Control(String verb) implements SqlJudgement {}

    /**
     * Changes the schema or empties a table.
     *
     * @param verb its first word, in upper case
     * @param repeatable whether a second run is sure to do nothing more ({@code IF NOT EXISTS}, {@code TRUNCATE})
     */
    record Definition(String verb, boolean repeatable) implements SqlJudgement {}

    /**
     * Could not be judged.
     *
     * @param text the statement, shortened
     * @param why what is wrong with it, in a few words
     */
    record Unparsable(String text, String why) implements SqlJudgement {}
}
