-- Objects outside of the database (uploaded files) whose rows are gone. A mark is written in the transaction that deletes the row and leaves its receipt,
-- and taken away in the one that leaves the object's: what is here is owed, and nothing else is.
CREATE TABLE object_mark (
    target     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    dataset    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    store      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    object_key VARBINARY(1024) NOT NULL COMMENT 'as UTF-8: no collation may take two objects for one',
    run        CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'that deleted the latest of its rows',
    hold_epoch BIGINT      NOT NULL COMMENT 'the gate, when the first of its rows was deleted',
    found      BOOLEAN     NULL COMMENT 'whether the object was there when its turn came first; NULL until then',
    PRIMARY KEY (target, dataset, store, object_key)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The epoch that a hold made when it came into force here: whatever was deleted under an earlier one was not asked about it.
ALTER TABLE hold ADD COLUMN epoch BIGINT NOT NULL DEFAULT 0;
