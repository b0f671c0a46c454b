package io.lethe.run;

import io.lethe.ledger.OwnDatabase;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.PolicySet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStep4;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The exact bytes of policies under which runs were made, by their hash, on own. */
public final class PolicyFileStore {
    private static final Table<Record> POLICY_FILE = DSL.table(DSL.name("policy_file"));
    private static final Field<String> SHA256 = DSL.field(DSL.name("sha256"), SQLDataType.VARCHAR);
    private static final Field<String> CATEGORY = DSL.field(DSL.name("category"), SQLDataType.VARCHAR);
    private static final Field<byte[]> BYTES = DSL.field(DSL.name("bytes"), SQLDataType.BLOB);
    private static final Field<LocalDateTime> KEPT_AT = DSL.field(DSL.name("kept_at"), SQLDataType.LOCALDATETIME(3));

    private final OwnDatabase own;

    public PolicyFileStore(OwnDatabase own) {
        this.own = own;
    }

    /** In the transaction that begins the run; files that are there already stay as they are. */
    static void keep(DSLContext tx, PolicySet policies, Instant now) {
        InsertValuesStep4<Record, String, String, byte[], LocalDateTime> insert =
                tx.insertInto(POLICY_FILE, SHA256, CATEGORY, BYTES, KEPT_AT);
        for (var policy : policies.policies()) {
            byte[] bytes = policy.source().bytes();
            insert = insert.values(Hash.of(bytes).hex(), policy.category().name(), bytes, RunStore.utc(now));
        }
        insert.onDuplicateKeyIgnore().execute();
    }

    /** The file with this hash. Its bytes are hashed again: a store that could be changed unseen would certify anything. */
    public Optional<byte[]> find(Hash sha256) {
        try {
            return own.read(sql -> sql.select(BYTES)
                            .from(POLICY_FILE)
                            .where(SHA256.eq(sha256.hex()))
                            .fetchOptional(BYTES))
                    .filter(bytes -> Hash.of(bytes).equals(sha256));
        } catch (SQLException e) {
            throw new DataAccessException("cannot read policy files", e);
        }
    }
}
