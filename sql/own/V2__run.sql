-- Runs and the plans they execute. What was deleted stands in the ledger; these rows say who is doing what right now.
CREATE TABLE run (
    id          CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    target      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    plan        CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    policy_set  CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    as_of       DATETIME(3) NOT NULL,
    state       VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- running, stopped, finished, incomplete, aborted
    reason      VARCHAR(500) NOT NULL DEFAULT '',
    started_at  DATETIME(3) NOT NULL,
    ended_at    DATETIME(3) NULL,
    KEY run_target (target, state)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Plans that a run executes or that wait for a person's release.
CREATE TABLE plan (
    digest     CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    target     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    body       MEDIUMBLOB  NOT NULL,
    made_at    DATETIME(3) NOT NULL,
    approved_by VARCHAR(100) NULL,
    approved_at DATETIME(3) NULL,
    used_by    CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- What each step of a run came to; the sum over its receipts, kept so that listing runs does not read the ledger.
CREATE TABLE run_step (
    run      CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    step     INT    NOT NULL,
    category VARCHAR(64) NOT NULL,
    table_name VARCHAR(130) NOT NULL,
    planned  BIGINT NOT NULL,
    done     BIGINT NOT NULL DEFAULT 0,
    skipped  BIGINT NOT NULL DEFAULT 0,
    remaining BIGINT NULL, -- rows still due when absence was verified; null before
    PRIMARY KEY (run, step)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The policy sets that runs were made under.
CREATE TABLE policy_set (
    digest     CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    adopted_at DATETIME(3) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
