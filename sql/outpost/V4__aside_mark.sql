-- Partitions of a customer's table that were taken out whole. Their rows lie in a table of this schema, aside_<id>_<fence>, until they are deleted or put
-- back; whose they are stands here, written before they leave and taken away once they are gone or back.
CREATE TABLE aside_mark (
    id             CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    target         VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    dataset        VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    in_schema      VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    in_table       VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    partition_name VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    run            CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    step           INT         NOT NULL,
    partition_number INT       NOT NULL COMMENT 'with run and step: the lease under which it was taken out',
    state          VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'making, moving, or gone: its receipts are committed',
    hold_epoch     BIGINT      NOT NULL COMMENT 'the gate, when it was marked last',
    KEY aside_mark_target (target)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
