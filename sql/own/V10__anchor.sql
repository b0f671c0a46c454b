-- What is known of each anchor of the configuration. failed_at is since when it fails, NULL while it answers.
CREATE TABLE anchor (
    name         VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    known_at     DATETIME(3) NOT NULL, -- it owes nothing from before
    failed_at    DATETIME(3) NULL,
    failure_code VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    failure      VARCHAR(1000) NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Checkpoints that lie with an anchor. Each row is there together with its leaf anchor.recorded.
CREATE TABLE anchored (
    anchor      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    size        BIGINT      NOT NULL,
    leaf        BIGINT      NOT NULL,
    anchored_at DATETIME(3) NOT NULL, -- by the authority's clock where it stamps, by the engine's where it does not
    answer      MEDIUMBLOB  NULL,     -- the authority's, all its bytes; its hash stands in the leaf
    authority   MEDIUMBLOB  NULL,     -- the certificates, in PEM, by which the answer was believed
    PRIMARY KEY (anchor, size)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
