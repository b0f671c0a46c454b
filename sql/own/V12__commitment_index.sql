-- By which leaf a commitment may be, so that one among 10^8 is found without reading 3 GB. Made from the table commitment, a part of the
-- leaves at a time; what no part covers, or whose digests do not fit, is searched leaf by leaf. `lethe ledger verify` makes it again and compares.
CREATE TABLE commitment_part (
    number    INT    NOT NULL PRIMARY KEY,
    from_leaf BIGINT NOT NULL,
    to_leaf   BIGINT NOT NULL,               -- exclusive
    digests   VARBINARY(2048) NOT NULL       -- of each bucket, 8 bytes
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- A question reads one bucket of all parts, and these lie together. An entry is 6 bytes: the second to the fifth byte of a commitment, and the
-- leaf, counted from the part's first; ascending.
CREATE TABLE commitment_bucket (
    bucket  SMALLINT   NOT NULL,             -- the first byte of its commitments
    part    INT        NOT NULL,
    entries MEDIUMBLOB NOT NULL,
    PRIMARY KEY (bucket, part)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
