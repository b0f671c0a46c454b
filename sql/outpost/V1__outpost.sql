-- The outpost: four tables beside the customer's, on the customer's server, in a schema of their own. A transaction over both
-- schemas is atomic in InnoDB, so this is where holds, fences and receipts meet the rows.

-- One row per target. Placing a hold takes it FOR UPDATE, every chunk FOR SHARE: that is what makes a confirmed hold binding.
CREATE TABLE gate (
    target      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    hold_epoch  BIGINT      NOT NULL DEFAULT 0,
    paused      BOOLEAN     NOT NULL DEFAULT FALSE,
    incarnation CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Holds in force. One row per hold and target; scope is canonical JSON. Released holds leave this table and stay in the register on
-- own. Who ordered it and why stands here too: a copy of this server must keep the hold, and be able to explain it, without own.
CREATE TABLE hold (
    id        CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    target    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    scope     TEXT          NOT NULL,
    matter    VARCHAR(200)  NOT NULL,
    reason    VARCHAR(1000) NOT NULL,
    placed_by VARCHAR(100)  NOT NULL,
    placed_at DATETIME(3)   NOT NULL,
    PRIMARY KEY (target, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Who may work on a partition. Whoever takes it over raises the fence; the former holder's next chunk then stops by itself.
CREATE TABLE lease (
    run       CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    step      INT         NOT NULL,
    partition_number INT  NOT NULL,
    fence     BIGINT      NOT NULL,
    holder    VARCHAR(100) NOT NULL,
    taken_at  DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    PRIMARY KEY (run, step, partition_number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- What one transaction did, written in that transaction. leaf is the index in the ledger once the relay has carried it there;
-- sealed_keys is blanked once a published checkpoint covers that leaf.
CREATE TABLE receipt (
    id          CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    target      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    run         CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    step        INT         NOT NULL,
    partition_number INT    NOT NULL,
    chunk       INT         NOT NULL,
    fence       BIGINT      NOT NULL,
    row_count   INT         NOT NULL,
    body        VARBINARY(16384) NOT NULL,
    signature   VARBINARY(128)   NOT NULL,
    sealed_keys MEDIUMBLOB  NULL,
    leaf        BIGINT      NULL,
    created_at  DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    UNIQUE KEY receipt_chunk (run, step, partition_number, chunk),
    KEY receipt_leaf (target, leaf)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
