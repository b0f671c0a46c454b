-- The register of holds. A hold is wanted on each target it concerns before it is in force there; a target whose hold is still
-- wanted lets no run go on until it has it.
CREATE TABLE hold (
    id          CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    scope       TEXT         NOT NULL,
    matter      VARCHAR(200) NOT NULL,
    reason      VARCHAR(1000) NOT NULL,
    placed_by   VARCHAR(100) NOT NULL,
    placed_at   DATETIME(3)  NOT NULL,
    released_by VARCHAR(100) NULL,
    release_reason VARCHAR(1000) NULL,
    released_at DATETIME(3)  NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE hold_target (
    hold   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    target VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state  VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- wanted, effective, releasing, released
    since  DATETIME(3) NOT NULL,
    PRIMARY KEY (hold, target),
    KEY hold_target_state (target, state)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
