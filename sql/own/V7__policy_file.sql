-- The exact bytes of policies as they were adopted, by their hash: a certificate carries them years later, when the directory has others.
CREATE TABLE policy_file (
    sha256   CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    category VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    bytes    MEDIUMBLOB  NOT NULL,
    kept_at  DATETIME(3) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
