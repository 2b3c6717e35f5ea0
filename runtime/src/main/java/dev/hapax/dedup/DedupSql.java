package dev.hapax.dedup;

import java.util.List;

/**
 * The statements of a store in one database's dialect. Key columns are bound in the order group, topic, handler, key.
 *
 * @param schema creates what is missing
 * @param check fails if the table is missing or has other columns
 * @param claimAll claims many keys for good: group, topic, handler, an array of keys, an array of digests; returns the keys
 *     that are new
 * @param readAll reads claims: group, topic, handler, an array of keys; returns key, digest, whether it is done, whether its
 *     lease has ended
 * @param takeOver makes an ended lease a claim for good: the key columns, the digest
 * @param giveBackAll takes claims back: group, topic, handler, an array of keys
 * @param claim claims a key with a lease: the key columns, digest, owner, lease in milliseconds; returns the token
 * @param read reads a claim: the key columns; returns digest, whether it is done, milliseconds left
 * @param done marks a claim: the key columns, the token
 * @param release deletes a claim: the key columns, the token
 */
record DedupSql(
        List<String> schema,
        String check,
        String claimAll,
        String readAll,
        String takeOver,
        String giveBackAll,
        String claim,
        String read,
        String done,
        String release) {

    private static final String SCOPE = "group_id = ? AND topic = ? AND handler = ?";
    private static final String KEY = SCOPE + " AND message_key = ?";

    static DedupSql postgresql() {
        return new DedupSql(
                List.of(
                        // Two workers that start at once would otherwise create a table at once, which is an error.
                        "SELECT pg_advisory_xact_lock(7302845117)",
                        """
                        CREATE TABLE IF NOT EXISTS hapax_dedup (
                            group_id    text        NOT NULL,
                            topic       text        NOT NULL,
                            handler     text        NOT NULL,
                            message_key text        NOT NULL,
                            digest      text        NOT NULL,
                            owner       text        NOT NULL,
                            token       bigint      NOT NULL,
                            lease_until timestamptz,
                            created_at  timestamptz NOT NULL DEFAULT now(),
                            PRIMARY KEY (group_id, topic, handler, message_key)
                        )
                        """,
                        // Not a column's own counter: a released claim is deleted, and its token must not come again.
                        "CREATE SEQUENCE IF NOT EXISTS hapax_dedup_token"),
                "SELECT group_id, topic, handler, message_key, digest, owner, token, lease_until, created_at"
                        + " FROM hapax_dedup WHERE false",
                """
                INSERT INTO hapax_dedup (group_id, topic, handler, message_key, digest, owner, token)
                SELECT ?, ?, ?, k, d, '', 0 FROM unnest(?, ?) AS c(k, d)
                ON CONFLICT DO NOTHING RETURNING message_key
                """,
                "SELECT message_key, digest, lease_until IS NULL, coalesce(lease_until <= now(), false) FROM hapax_dedup WHERE "
                        + SCOPE + " AND message_key = ANY(?)",
                "UPDATE hapax_dedup SET lease_until = NULL, owner = '' WHERE " + KEY
                        + " AND digest = ? AND lease_until <= now()",
                "DELETE FROM hapax_dedup WHERE " + SCOPE + " AND message_key = ANY(?)",
                """
                INSERT INTO hapax_dedup AS d (group_id, topic, handler, message_key, digest, owner, token, lease_until)
                VALUES (?, ?, ?, ?, ?, ?, nextval('hapax_dedup_token'), now() + ? * interval '1 millisecond')
                ON CONFLICT (group_id, topic, handler, message_key) DO UPDATE
                SET owner = excluded.owner, token = excluded.token, lease_until = excluded.lease_until
                WHERE d.digest = excluded.digest AND (d.lease_until <= now() OR d.lease_until IS NOT NULL AND d.owner = excluded.owner)
                RETURNING token
                """,
                "SELECT digest, lease_until IS NULL, greatest(0, extract(epoch FROM lease_until - now()) * 1000)::bigint"
                        + " FROM hapax_dedup WHERE " + KEY,
                "UPDATE hapax_dedup SET lease_until = NULL WHERE " + KEY + " AND token = ? AND lease_until IS NOT NULL",
                "DELETE FROM hapax_dedup WHERE " + KEY + " AND token = ? AND lease_until IS NOT NULL");
    }
}
