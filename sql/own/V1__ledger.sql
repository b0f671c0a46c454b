-- The ledger. Only leaf.bytes is evidence; all else here is derived from it, and is compared with it by `lethe ledger verify`.

CREATE TABLE leaf (
    idx     BIGINT      NOT NULL PRIMARY KEY,
    receipt BINARY(16)  NULL,
    run     CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
    type    VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    bytes   VARBINARY(16384) NOT NULL,
    hash    BINARY(32)  NOT NULL,
    UNIQUE KEY leaf_receipt (receipt),
    KEY leaf_run (run, idx),
    KEY leaf_type (type, idx)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Hashes of perfect subtrees, 256 to a row as in C2SP tlog-tiles: level 0 are the leaves' hashes, level 1 the roots of full
-- rows of level 0, and so on. The last row of a level grows.
CREATE TABLE tile (
    level  TINYINT NOT NULL,
    idx    BIGINT  NOT NULL,
    hashes VARBINARY(8192) NOT NULL,
    PRIMARY KEY (level, idx)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The commitments to a chunk's rows, 32 bytes each, ascending; their root stands in the leaf.
CREATE TABLE commitment (
    leaf   BIGINT   NOT NULL PRIMARY KEY,
    hashes LONGBLOB NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Checkpoints that were published outside. The files there count, not these rows.
CREATE TABLE checkpoint (
    size         BIGINT      NOT NULL PRIMARY KEY,
    note         VARBINARY(8192) NOT NULL,
    published_at DATETIME(3) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- One row. Whoever appends takes it FOR UPDATE first: that makes one writer, and gaps impossible.
CREATE TABLE ledger_head (
    id       TINYINT         NOT NULL PRIMARY KEY,
    size     BIGINT          NOT NULL,
    frontier VARBINARY(2048) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

INSERT INTO ledger_head (id, size, frontier) VALUES (1, 0, '');

-- Names and reasons that leaves bind by their hash. Erased when their own time is over; the tree stays as it is.
CREATE TABLE entry_details (
    leaf  BIGINT NOT NULL PRIMARY KEY,
    salt  BINARY(32) NOT NULL,
    bytes VARBINARY(16384) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
