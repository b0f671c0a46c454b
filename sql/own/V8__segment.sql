-- Archive segments that rows were deleted on the strength of. The ledger's segment.written is the evidence; a row here finds it.
CREATE TABLE segment (
    name       VARCHAR(240) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    archive    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    target     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    table_name VARCHAR(130) NOT NULL,
    dataset    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    run        CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    step       INT         NOT NULL,
    partition_number INT   NOT NULL,
    number     INT         NOT NULL,
    row_count  BIGINT      NOT NULL,
    content    CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    size       BIGINT      NOT NULL,
    file       CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    written_at DATETIME(3) NOT NULL,
    expires_on DATE        NOT NULL,
    leaf       BIGINT      NULL, -- set in the transaction that inserts the row
    expired_at DATETIME(3) NULL,
    UNIQUE KEY segment_place (run, step, partition_number, number),
    KEY segment_expiry (expired_at, expires_on)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
