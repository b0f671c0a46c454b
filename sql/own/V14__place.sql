-- What is known of each place that the log is published to. failed_at is since when it fails, NULL while it answers.
CREATE TABLE place (
    name         VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    size         BIGINT      NOT NULL, -- of the checkpoint that lies there
    brought_at   DATETIME(3) NULL,     -- when it was put there
    failed_at    DATETIME(3) NULL,
    failure_code VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    failure      VARCHAR(1000) NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
