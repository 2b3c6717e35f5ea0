package dev.hapax.analysis.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SqlStatementsTest {
    private static final String X = SqlStatements.UNKNOWN;

    @TestFactory
    List<DynamicTest> overwrites() {
        return cases(
                "UPDATE users SET status = 'active' WHERE id = 123",
                "set users (status='active') where id = 123",
                "UPDATE accounts SET balance = ? WHERE id = ?",
                "set accounts (balance=?1) where id = ?2",
                "update Accounts set \"Balance\" = 100 where \"id\" = $1",
                "set accounts (balance=100) where id = ?1",
                "UPDATE [dbo].[Accounts] SET [Balance] = @p WHERE [Id] = ?",
                "set accounts (balance={@p}) where id = ?1",
                "UPDATE `shop`.`orders` SET `state` = ? WHERE `id` = ? AND `tenant` = ?",
                "set orders (state=?1) where id = ?2, tenant = ?3",
                "UPDATE t SET a = COALESCE(a, ?), b = GREATEST(b, ?), c = LEAST(?, c), d = UPPER(d) WHERE id = ?",
                "set t (a={COALESCE(a, ?)|?1}, b={GREATEST(b, ?)|?2}, c={LEAST(?, c)|?3}, d={UPPER(d)}) where id = ?4",
                "UPDATE t SET a = b + 1 WHERE id = ?",
                "set t (a={b + 1}) where id = ?1",
                "UPDATE t SET n = n WHERE id = ?",
                "set t (n={n}) where id = ?1",
                "UPDATE t SET touched = now(), by = :who WHERE id = :id",
                "set t (touched=now!CLOCK, by=:who) where id = :id",
                "UPDATE t SET tags = jsonb_set(tags, '{a}', ?::jsonb) WHERE id = ?",
                "set t (tags={jsonb_set(tags, '{a}', ?::jsonb)|?1}) where id = ?2",
                "UPDATE t SET data = data || '{\"paid\": true}'::jsonb WHERE id = ?",
                "set t (data={data || '{\"paid\": true}'::jsonb}) where id = ?1",
                "UPDATE t SET n = (SELECT count(*) FROM items WHERE items.t = t.id) WHERE id = ?",
                "set t (n={(SELECT count(*) FROM items WHERE items.t = t.id)}) where id = ?1",
                "UPDATE t SET (a, b) = (?, ?) WHERE id = ?",
                "set t (a=?1, b=?2) where id = ?3",
                "UPDATE t SET top = CASE WHEN top > ? THEN top ELSE ? END WHERE id = ?",
                "set t (top={CASE WHEN top > ? THEN top ELSE ? END|?1,?2}) where id = ?3",
                "UPDATE t SET flags = flags | 4 WHERE id = ?",
                "set t (flags={flags | 4}) where id = ?1",
                "UPDATE t SET a = ? FROM other o WHERE t.id = o.t_id AND o.x = ? AND t.k = ?",
                "set t (a=?1) where id = {o.t_id}, k = ?3",
                "UPDATE t SET a = #{order.amount,jdbcType=DECIMAL} WHERE id = #{id}",
                "set t (a=:order.amount) where id = :id",
                "UPDATE Order o SET o.status = :status WHERE o.id = :id",
                "set order (status=:status) where id = :id",
                "UPDATE Order o SET o.status = ?1 WHERE o.id = ?2",
                "set order (status=?1) where id = ?2",
                "UPDATE VERSIONED Order o SET o.status = com.acme.Status.PAID WHERE o.id = ?1",
                "set order (status=com.acme.Status.PAID) where id = ?1",
                "UPDATE t SET a = ? WHERE id = ? OR id = ?",
                "set t (a=?1)",
                "UPDATE t SET number = ?, year = YEAR(now()), due = now() + INTERVAL 1 DAY WHERE key = ? AND day = ?",
                "set t (number=?1, year={YEAR(now())|now!CLOCK}, due={now() + INTERVAL 1 DAY|now!CLOCK}) where key = ?2, day = ?3");
    }

    @TestFactory
    List<DynamicTest> growth() {
        return cases(
                "UPDATE accounts SET balance = balance + ? WHERE id = ?",
                "grow accounts.balance by balance + ? where id = ?2",
                "UPDATE t SET count = count + 1",
                "grow t.count by count + 1",
                "UPDATE accounts a SET a.balance = a.balance - :amount WHERE a.id = :id",
                "grow accounts.balance by a.balance - :amount where id = :id",
                "UPDATE seasons SET number = number + 1, year = ? WHERE id = ?",
                "grow seasons.number by number + 1 where id = ?2",
                "UPDATE seasons SET interval = 2 * interval, name = ? WHERE month = ?",
                "grow seasons.interval by 2 * interval where month = ?2",
                "UPDATE Account a SET a.balance = a.balance + :x",
                "grow account.balance by a.balance + :x",
                "UPDATE Account SET stats.visits = stats.visits + 1 WHERE id = ?1",
                "grow account.visits by stats.visits + 1 where id = ?1",
                "UPDATE accounts SET updated_at = now(), balance = ? + balance WHERE id = ?",
                "grow accounts.balance by ? + balance where id = ?2",
                "UPDATE t SET n = COALESCE(n, 0) + 1 WHERE id = ?",
                "grow t.n by COALESCE(n, 0) + 1 where id = ?1",
                "UPDATE t SET n = GREATEST(n - ?, 0) WHERE id = ?",
                "grow t.n by GREATEST(n - ?, 0) where id = ?2",
                "UPDATE t SET n = (n + 1) % 10",
                "grow t.n by (n + 1) % 10",
                "UPDATE t SET log = log || ? WHERE id = ?",
                "grow t.log by log || ? where id = ?2",
                "UPDATE t SET log = CONCAT(log, ',', ?) WHERE id = ?",
                "grow t.log by CONCAT(log, ',', ?) where id = ?2",
                "UPDATE t SET tags = array_append(tags, ?) WHERE id = ?",
                "grow t.tags by array_append(tags, ?) where id = ?2",
                "UPDATE t SET on_off = NOT on_off WHERE id = ?",
                "grow t.on_off by NOT on_off where id = ?1",
                "UPDATE t SET x = -x WHERE id = ?",
                "grow t.x by -x where id = ?1",
                "UPDATE t SET price = price * 1.1",
                "grow t.price by price * 1.1",
                "UPDATE t SET until = until + interval '1 day' WHERE id = ?",
                "grow t.until by until + INTERVAL '1 day' where id = ?1",
                "UPDATE t SET until = DATE_ADD(until, INTERVAL 1 DAY) WHERE id = ?",
                "grow t.until by DATE_ADD(until, INTERVAL 1 DAY) where id = ?1",
                "UPDATE t SET n = n + 1 WHERE n < 5 AND id = ?",
                "grow t.n by n + 1 where n < 5, id = ?1",
                "UPDATE stock SET amount = amount - ? WHERE sku = ? AND amount >= ?",
                "grow stock.amount by amount - ? where sku = ?2, amount >= ?3",
                "UPDATE t SET seq = (SELECT max(seq) + 1 FROM t) WHERE id = ?",
                "grow t.seq by (SELECT max(seq) + 1 FROM t) where id = ?1",
                "INSERT INTO visits (page, n) VALUES (?, 1) ON CONFLICT (page) DO UPDATE SET n = visits.n + 1",
                "grow visits.n by visits.n + 1 where page = ?1",
                "INSERT INTO visits (page, n) VALUES (?, ?) ON CONFLICT (page) DO UPDATE SET n = visits.n + excluded.n",
                "grow visits.n by visits.n + excluded.n where page = ?1",
                "INSERT INTO visits (page, n) VALUES (?, 1) ON DUPLICATE KEY UPDATE n = n + 1",
                "grow visits.n by n + 1",
                "INSERT INTO visits (page, n) VALUES (?, ?) ON DUPLICATE KEY UPDATE n = n + VALUES(n)",
                "grow visits.n by n + VALUES(n)",
                "MERGE INTO visits v USING (SELECT ? AS page FROM dual) s ON (v.page = s.page)"
                        + " WHEN MATCHED THEN UPDATE SET v.n = v.n + 1"
                        + " WHEN NOT MATCHED THEN INSERT (page, n) VALUES (s.page, 1)",
                "grow visits.n by v.n + 1 where page = ?1",
                "UPDATE t SET n = n + " + X + " WHERE id = " + X,
                "grow t.n by n + … where id = …");
    }

    @TestFactory
    List<DynamicTest> derivedFromTheOldValue() {
        return cases(
                "UPDATE t SET a = scramble(a) WHERE id = ?",
                "derive t.a by scramble(a) where id = ?1",
                "UPDATE t SET a = REPLACE(a, 'x', 'xx') WHERE id = ?",
                "derive t.a by REPLACE(a, 'x', 'xx') where id = ?1",
                "UPDATE t SET previous = status, status = ? WHERE id = ?",
                "derive t.previous by status where id = ?2",
                "UPDATE t SET active = CASE WHEN active = 1 THEN 0 ELSE 1 END WHERE id = ?",
                "derive t.active by CASE WHEN active = 1 THEN 0 ELSE 1 END where id = ?1",
                "UPDATE t SET balance = CASE WHEN last_event = ? THEN balance ELSE balance + ? END, last_event = ?",
                "derive t.balance by CASE WHEN last_event = ? THEN balance ELSE balance + ? END",
                "UPDATE t SET data = data || ?::jsonb WHERE id = ?",
                "derive t.data by data || ?::jsonb where id = ?2");
    }

    @TestFactory
    List<DynamicTest> claims() {
        return cases(
                "UPDATE orders SET status = 'PAID' WHERE id = ? AND status = 'NEW'",
                "claim orders.status where id = ?1, status = 'NEW'",
                "UPDATE orders SET status = :new WHERE id = :id AND status = :expected",
                "claim orders.status where id = :id, status = :expected",
                "UPDATE t SET balance = balance + ?, version = version + 1 WHERE id = ? AND version = ?",
                "claim t.version where id = ?2, version = ?3",
                "UPDATE t SET version = ?, a = ? WHERE id = ? AND version = ?",
                "claim t.version where id = ?3, version = ?4",
                "UPDATE jobs SET done_at = now() WHERE id = ? AND done_at IS NULL",
                "claim jobs.done_at where id = ?1, done_at IS NULL NULL",
                "UPDATE jobs SET done = true, n = n + 1 WHERE id = ? AND NOT done",
                "claim jobs.done where id = ?1, done = false",
                "UPDATE jobs SET done = 1 WHERE id = ? AND done = FALSE",
                "claim jobs.done where id = ?1, done = false",
                "UPDATE t SET n = n + ?, last_event = ? WHERE id = ? AND last_event <> ?",
                "claim t.last_event where id = ?3, last_event <> ?4",
                "UPDATE t SET n = n + :d, seq = :seq WHERE id = :id AND seq < :seq",
                "claim t.seq where id = :id, seq < :seq",
                "UPDATE t SET status = 'DONE' WHERE status IN ('NEW', 'OPEN') AND id = ?",
                "claim t.status where status IN {'NEW', 'OPEN'|'NEW','OPEN'}, id = ?1",
                "UPDATE t SET status = 'DONE' WHERE status NOT IN ('DONE') AND id = ?",
                "claim t.status where status NOT IN 'DONE', id = ?1",
                "INSERT INTO t (id, seq, n) VALUES (?, :seq, 1) ON CONFLICT (id) DO UPDATE"
                        + " SET n = t.n + 1, seq = excluded.seq WHERE t.seq < excluded.seq",
                "claim t.seq where id = ?1, seq < :seq");
    }

    @TestFactory
    List<DynamicTest> noClaims() {
        return cases(
                "UPDATE t SET n = n + 1, status = 'DONE' WHERE status = 'DONE'",
                "grow t.n by n + 1 where status = 'DONE'",
                "UPDATE t SET n = n + 1, done = 1 WHERE done = TRUE",
                "grow t.n by n + 1 where done = true",
                "UPDATE t SET n = n + 1, status = :s WHERE status = :s",
                "grow t.n by n + 1 where status = :s",
                "UPDATE t SET n = n + 1, status = 'DONE' WHERE status IN ('DONE', 'NEW')",
                "grow t.n by n + 1 where status IN {'DONE', 'NEW'|'DONE','NEW'}",
                "UPDATE t SET n = n + 1, status = 'DONE' WHERE status = 'NEW' OR id = ?",
                "grow t.n by n + 1",
                "UPDATE t SET n = n + 1, status = 'B' WHERE status <> 'C'",
                "grow t.n by n + 1 where status <> 'C'",
                "UPDATE t SET n = n + 1, seq = :seq WHERE seq <= :seq",
                "grow t.n by n + 1 where seq <= :seq",
                "UPDATE t SET n = n + 1 WHERE n IS NOT NULL",
                "grow t.n by n + 1 where n IS NOT NULL NULL");
    }

    @TestFactory
    List<DynamicTest> inserts() {
        return cases(
                "INSERT INTO orders (id, amount) VALUES (?, ?)",
                "insert orders (id=?1, amount=?2) NONE",
                "INSERT INTO orders VALUES (?, 'new', now())",
                "insert orders (1=?1, 2='new', 3=now!CLOCK) NONE",
                "INSERT INTO orders (id, amount) VALUES (gen_random_uuid(), :amount)",
                "insert orders (id=gen_random_uuid!RANDOM, amount=:amount) NONE",
                "INSERT INTO orders (id) VALUES (nextval('order_seq')) RETURNING id",
                "insert orders (id=nextval!SEQUENCE) NONE",
                "INSERT INTO orders (id) VALUES (order_seq.NEXTVAL)",
                "insert orders (id=nextval!SEQUENCE) NONE",
                "INSERT INTO orders (id) VALUES (?), (?)",
                "insert orders (id={?, ?|?1,?2}) NONE",
                "INSERT INTO orders SET id = ?, amount = 5",
                "insert orders (id=?1, amount=5) NONE",
                "INSERT INTO archive (id, amount) SELECT id, amount FROM orders WHERE id = ?",
                "insert archive (id={id}, amount={amount}) NONE",
                "INSERT INTO orders DEFAULT VALUES",
                "insert orders () NONE",
                "INSERT INTO done (id) VALUES (?) ON CONFLICT DO NOTHING",
                "insert done (id=?1) IGNORED",
                "INSERT INTO done (id, grp) VALUES (?, ?) ON CONFLICT (id, grp) DO NOTHING",
                "insert done (id=?1, grp=?2) IGNORED on id+grp",
                "INSERT IGNORE INTO done (id) VALUES (?)",
                "insert done (id=?1) IGNORED",
                "INSERT INTO done (id) VALUES (?) ON DUPLICATE KEY UPDATE id = id",
                "insert done (id=?1) IGNORED",
                "INSERT INTO done (id) VALUES (?) ON DUPLICATE KEY UPDATE done.id = done.id",
                "insert done (id=?1) IGNORED",
                "INSERT INTO done (id) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM done WHERE id = ?)",
                "insert done (id=?1) IGNORED on id",
                "INSERT INTO done (id) SELECT ? FROM dual WHERE NOT EXISTS (SELECT 1 FROM done d WHERE d.id = ?)",
                "insert done (id=?1) IGNORED on id",
                "INSERT INTO done (id) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM elsewhere WHERE id = ?)",
                "insert done (id=?1) NONE",
                "INSERT /*+ IGNORE_ROW_ON_DUPKEY_INDEX(done, done_pk) */ INTO done (id) VALUES (?)",
                "insert done (id=?1) IGNORED",
                "MERGE INTO done d USING (SELECT ? AS id FROM dual) s ON (d.id = s.id)"
                        + " WHEN NOT MATCHED THEN INSERT (id) VALUES (s.id)",
                "insert done (id=?1) IGNORED on id",
                "MERGE INTO done AS d USING (VALUES (?, ?)) AS s (id, at) ON d.id = s.id"
                        + " WHEN NOT MATCHED THEN INSERT (id, at) VALUES (s.id, s.at);",
                "insert done (id=?1, at=?2) IGNORED on id",
                "INSERT INTO t (id, a) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET a = EXCLUDED.a",
                "insert t (id=?1, a=?2) OVERWRITTEN on id then (a=?2)",
                "INSERT INTO t (id, n) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET n = GREATEST(t.n, excluded.n)",
                "insert t (id=?1, n=?2) OVERWRITTEN on id then (n={GREATEST(t.n, excluded.n)|?2})",
                "INSERT INTO t (id, a) VALUES (?, ?) ON DUPLICATE KEY UPDATE a = VALUES(a)",
                "insert t (id=?1, a=?2) OVERWRITTEN then (a={VALUES(a)})",
                "REPLACE INTO t (id, a) VALUES (?, ?)",
                "insert t (id=?1, a=?2) OVERWRITTEN",
                "INSERT OR REPLACE INTO t (id, a) VALUES (?, ?)",
                "insert t (id=?1, a=?2) OVERWRITTEN",
                "INSERT OR IGNORE INTO t (id, a) VALUES (?, ?)",
                "insert t (id=?1, a=?2) IGNORED",
                "MERGE INTO t (id, a) KEY (id) VALUES (?, ?)",
                "insert t (id=?1, a=?2) OVERWRITTEN on id then (id=?1, a=?2)",
                "MERGE INTO t (id, a) VALUES (?, ?)",
                "insert t (id=?1, a=?2) OVERWRITTEN",
                "MERGE INTO t USING (SELECT ? AS id, ? AS a) s ON (t.id = s.id)"
                        + " WHEN MATCHED THEN UPDATE SET t.a = s.a"
                        + " WHEN NOT MATCHED THEN INSERT (id, a) VALUES (s.id, s.a)",
                "insert t (id=?1, a=?2) OVERWRITTEN on id then (a=?2)",
                "SELECT id, amount INTO orders_2024 FROM orders",
                "insert orders_2024 () NONE",
                "COPY orders FROM STDIN",
                "insert orders () NONE");
    }

    @TestFactory
    List<DynamicTest> theRest() {
        return cases(
                "SELECT * FROM orders WHERE id = ?",
                "read orders where id = ?1",
                "select 1 from processed p where p.message_id = :id",
                "read processed where message_id = :id",
                "SELECT o FROM Order o JOIN FETCH o.lines WHERE o.id = ?1",
                "read order+lines where id = ?1",
                "FROM Order o WHERE o.id = ?1",
                "read order",
                "SELECT NEW com.acme.View(o.id) FROM Order o",
                "read order",
                "SELECT nextval('order_seq')",
                "read  calls nextval",
                "SELECT add_to_balance(?, ?)",
                "read  calls add_to_balance",
                "SELECT count(*), max(x) FROM t WHERE a = ? FOR UPDATE",
                "read t where a = ?1 locks",
                "SELECT * FROM jobs WHERE state = 'NEW' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED",
                "read jobs where state = 'NEW' locks",
                "SELECT a FROM t WHERE data ?| array['x'] AND b ?? 'k'",
                "read t",
                "DELETE FROM orders WHERE id = ?",
                "delete orders where id = ?1",
                "DELETE Order o WHERE o.id = :id",
                "delete order where id = :id",
                "DELETE FROM carts USING users u WHERE carts.user_id = u.id AND carts.id = ?",
                "delete carts where user_id = {u.id}, id = ?1",
                "UPDATE t SET a = t.data:hp9 WHERE id = ?",
                "set t (a={t.data : hp9}) where id = ?1",
                "TRUNCATE TABLE t",
                "define TRUNCATE repeatable",
                "CREATE TABLE IF NOT EXISTS t (id int)",
                "define CREATE repeatable",
                "CREATE TABLE t (id int)",
                "define CREATE",
                "CALL add_money(?, ?)",
                "procedure add_money",
                "{call add_money(?, ?)}",
                "procedure add_money",
                "{? = call pkg.add_money(?)}",
                "procedure add_money",
                "EXEC dbo.AddMoney @x = ?",
                "procedure addmoney",
                "BEGIN add_money(?); commit; END;",
                "procedure ?",
                "DO $$ BEGIN UPDATE t SET a = a + 1; END $$",
                "procedure ?",
                "SET LOCAL lock_timeout = '2s'",
                "control SET",
                "BEGIN; UPDATE t SET a = 1; COMMIT",
                "control BEGIN; set t (a=1); control COMMIT",
                "UPDATE t SET a = ?; INSERT INTO log (x) VALUES (?);",
                "set t (a=?1); insert log (x=?2) NONE",
                "UPDATE t SET a = 'x;y' -- no; not here\n WHERE id = ? /* nor ; here */",
                "set t (a='x;y') where id = ?1",
                "WITH moved AS (DELETE FROM a WHERE id = ? RETURNING *) INSERT INTO b (id) SELECT id FROM moved",
                "delete a where id = ?1",
                "WITH up AS (UPDATE t SET n = n + 1 WHERE id = ? RETURNING n) SELECT n FROM up",
                "grow t.n by n + 1 where id = ?1",
                "INSERT ALL INTO a (x) VALUES (?) INTO b (y) VALUES (?) SELECT 1 FROM dual",
                "insert a (x=?1) NONE; insert b (y=?2) NONE");
    }

    private static final String FRESH =
            "WITH fresh AS (INSERT INTO seen (id) VALUES (?) ON CONFLICT DO NOTHING RETURNING id) ";

    @TestFactory
    List<DynamicTest> whatOneStatementClaimsAndDoesWithIt() {
        return cases(
                FRESH + "INSERT INTO outbox (id, kind) SELECT id, 'paid' FROM fresh",
                "insert seen (id=?1) IGNORED",
                FRESH + "INSERT INTO outbox (kind) SELECT 'paid' WHERE EXISTS (SELECT 1 FROM fresh)",
                "insert seen (id=?1) IGNORED",
                FRESH + "INSERT INTO outbox (id) SELECT o.id FROM orders o JOIN fresh ON fresh.id = o.id",
                "insert seen (id=?1) IGNORED",
                "WITH paid AS (UPDATE orders SET state = 'PAID' WHERE id = ? AND state = 'NEW' RETURNING id, total),"
                        + " due AS (SELECT id, total FROM paid),"
                        + " moved AS (UPDATE accounts SET n = n + due.total FROM due WHERE accounts.id = ? RETURNING due.id)"
                        + " INSERT INTO log (id) SELECT id FROM moved",
                "claim orders.state where id = ?1, state = 'NEW'; claim accounts.n where id = ?2",
                // these have rows of their own, or one row in any case
                FRESH + "INSERT INTO counts (n) SELECT count(*) FROM fresh",
                "insert seen (id=?1) IGNORED; insert counts (n={count(*)}) NONE",
                FRESH + "INSERT INTO outbox (id) SELECT o.id FROM orders o LEFT JOIN fresh ON fresh.id = o.id",
                "insert seen (id=?1) IGNORED; insert outbox (id={o.id}) NONE",
                FRESH + "INSERT INTO outbox (id) SELECT id FROM fresh UNION ALL SELECT id FROM orders",
                "insert seen (id=?1) IGNORED; insert outbox () NONE",
                // a version that is read again is no claim of the message
                "WITH up AS (UPDATE t SET version = version + 1 WHERE id = ? AND version = ? RETURNING id)"
                        + " INSERT INTO log (id) SELECT id FROM up",
                "claim t.version where id = ?1, version = ?2; insert log (id={id}) NONE");
    }

    @TestFactory
    List<DynamicTest> partsThatAreNotKnown() {
        return cases(
                X,
                "unparsable: parts of it are not known at build time",
                "UPDATE " + X + " SET balance = balance + ? WHERE id = ?",
                "grow ?.balance by balance + ? where id = ?2",
                "UPDATE t_" + X + "7 SET balance = balance + ?",
                "grow ?.balance by balance + ?",
                "UPDATE ${table} SET n = n + 1",
                "grow ?.n by n + 1",
                "UPDATE #{#entityName} e SET e.n = e.n + 1 WHERE e.id = :id",
                "grow ?.n by e.n + 1 where id = :id",
                "UPDATE t SET a = ? WHERE " + X,
                "set t (a=?1)",
                "UPDATE t SET a = ? WHERE id = ? " + X,
                "set t (a=?1) where id = ?2",
                "UPDATE t SET a = '" + X + "' WHERE id = '" + X + "1'",
                "set t (a=…) where id = …",
                "UPDATE t SET " + X + " WHERE id = ?",
                "unparsable: parts of it are not known at build time",
                "UPDATE t SET a = ? " + X + " WHERE id = ?",
                "unparsable: what it sets is not known at build time",
                "INSERT INTO t (a) VALUES (?)" + X,
                "insert t (a=?1) UNKNOWN",
                "INSERT INTO t (a) VALUES (?) " + X,
                "insert t (a=?1) UNKNOWN",
                "INSERT INTO t (a) VALUES (?) ON CONFLICT DO NOTHING " + X,
                "insert t (a=?1) IGNORED",
                "INSERT INTO " + X + " (" + X + ") VALUES (" + X + ")",
                "insert ? (" + X + "=…) NONE",
                "INSERT INTO " + X,
                "insert ? () UNKNOWN",
                "DELETE FROM t " + X,
                "delete t",
                "SELECT " + X + " FROM t " + X,
                "read t");
    }

    @TestFactory
    List<DynamicTest> whatIsNoSql() {
        return cases(
                "",
                "unparsable: it holds no statement",
                " ; -- nothing",
                "unparsable: it holds no statement",
                "INSERT INTO t (a) VALUES (?) SOME NEW CLAUSE",
                "insert t () NONE",
                "SELEKT * FROM t",
                "unparsable");
    }

    private static List<DynamicTest> cases(String... pairs) {
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            String sql = pairs[i];
            String expected = pairs[i + 1];
            tests.add(DynamicTest.dynamicTest(sql.isEmpty() ? "(empty)" : sql, () -> {
                String said = JudgementText.of(sql);
                if (expected.equals("unparsable")) {
                    assertThat(said).startsWith("unparsable: ");
                } else {
                    assertThat(said).isEqualTo(expected);
                }
            }));
        }
        return tests;
    }
}
