import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.support.TransactionTemplate;

/** The insert has failed: whoever looks for that very row then, and throws on where it is not there, knows what its key is. */
class LookedForDuplicates {
    record Move(String game, long number, String piece, String to, String clock) {}

    @org.springframework.stereotype.Repository
    static class Moves {
        private final JdbcTemplate jdbc;

        Moves(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        void add(Move move) {
            jdbc.update("INSERT INTO moves (game, turn, piece, square) VALUES (?, ?, ?, ?)", move.game(), move.number() + 1, move.piece(), move.to());
        }

        void addThrowing(Move move) {
            jdbc.update("INSERT INTO moves (game, turn, piece, square) VALUES (?, ?, ?, ?)", move.game(), move.number() + 1, move.piece(), move.to()); // hapax: insert warning
        }

        void addSwallowing(Move move) {
            jdbc.update("INSERT INTO moves (game, turn, piece, square) VALUES (?, ?, ?, ?)", move.game(), move.number() + 1, move.piece(), move.to()); // hapax: insert warning
        }

        void addLookingElsewhere(Move move) {
            jdbc.update("INSERT INTO moves (game, turn, piece, square) VALUES (?, ?, ?, ?)", move.game(), move.number() + 1, move.piece(), move.to()); // hapax: insert warning
        }

        void addLookingForAnother(Move move) {
            jdbc.update("INSERT INTO moves (game, turn, piece, square) VALUES (?, ?, ?, ?)", move.game(), move.number() + 1, move.piece(), move.to()); // hapax: insert warning
        }

        void addNext(Move move) {
            long turn = next(move);
            jdbc.update("INSERT INTO moves (game, turn, piece, square) VALUES (?, ?, ?, ?)", move.game(), turn, move.piece(), move.to()); // hapax: insert warning
        }

        long next(Move move) {
            Long last = jdbc.queryForObject("SELECT MAX(turn) FROM moves WHERE game = ?", Long.class, move.game());
            return last == null ? 1 : last + 1;
        }

        boolean has(Move move) {
            Integer rows = jdbc.queryForObject("SELECT COUNT(*) FROM moves WHERE game = ? AND turn = ? AND piece = ?", Integer.class, move.game(), move.number() + 1, move.piece());
            return rows != null && rows == 1;
        }

        boolean hasOther(Move move) {
            Integer rows = jdbc.queryForObject("SELECT COUNT(*) FROM moves WHERE game = ? AND turn = ?", Integer.class, move.game(), move.number());
            return rows != null && rows == 1;
        }

        boolean isOn(Move move) {
            Integer rows = jdbc.queryForObject("SELECT COUNT(*) FROM clocks WHERE game = ? AND turn = ?", Integer.class, move.game(), move.number() + 1);
            return rows != null && rows == 1;
        }

        boolean hasNext(Move move) {
            Integer rows = jdbc.queryForObject("SELECT COUNT(*) FROM moves WHERE game = ? AND turn = ?", Integer.class, move.game(), next(move));
            return rows != null && rows == 1;
        }

        void board(Move move) {
            jdbc.update("UPDATE boards SET turn = ? WHERE game = ?", move.number() + 1, move.game());
        }
    }

    private final Moves moves;
    private final TransactionTemplate transactions;

    LookedForDuplicates(Moves moves, TransactionTemplate transactions) {
        this.moves = moves;
        this.transactions = transactions;
    }

    @KafkaListener(topics = "a")
    void throwsOnWhereItIsNotThere(Move move) {
        try {
            transactions.executeWithoutResult(status -> {
                moves.add(move);
                moves.board(move);
            });
        } catch (DataIntegrityViolationException e) {
            if (!moves.has(move)) {
                throw e;
            }
        }
    }

    /** The message comes back for ever. */
    @KafkaListener(topics = "b")
    void throwsOnAlways(Move move) {
        try {
            transactions.executeWithoutResult(status -> moves.addThrowing(move));
        } catch (DataIntegrityViolationException e) {
            if (moves.has(move)) {
                throw new IllegalStateException("known", e);
            }
            throw e;
        }
    }

    /** Nobody says what has been violated. */
    @KafkaListener(topics = "c")
    void throwsOnNever(Move move) {
        try {
            transactions.executeWithoutResult(status -> moves.addSwallowing(move));
        } catch (DataIntegrityViolationException e) {
            System.out.println(moves.has(move));
        }
    }

    @KafkaListener(topics = "d")
    void looksInAnotherTable(Move move) {
        try {
            transactions.executeWithoutResult(status -> moves.addLookingElsewhere(move));
        } catch (DataIntegrityViolationException e) {
            if (!moves.isOn(move)) {
                throw e;
            }
        }
    }

    /** The row before the one that is inserted. */
    @KafkaListener(topics = "e")
    void looksForAnotherRow(Move move) {
        try {
            transactions.executeWithoutResult(status -> moves.addLookingForAnother(move));
        } catch (DataIntegrityViolationException e) {
            if (!moves.hasOther(move)) {
                throw e;
            }
        }
    }

    /** The second run finds a number that is free. */
    @KafkaListener(topics = "f")
    void looksForWhatItHasCounted(Move move) {
        try {
            transactions.executeWithoutResult(status -> moves.addNext(move));
        } catch (DataIntegrityViolationException e) {
            if (!moves.hasNext(move)) {
                throw e;
            }
        }
    }
}
