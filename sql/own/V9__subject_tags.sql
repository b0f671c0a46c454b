-- Whom a chunk's rows were about, 32 bytes each in the order of the commitments; their root stands in the leaf. NULL where the table has no
-- subject column, or the chunk is older than tags.
ALTER TABLE commitment ADD COLUMN tags LONGBLOB NULL;
