-- Anchors answer with time stamps or with cosignatures of witnesses; authority holds the certificates of the one, the vkey of the other.
ALTER TABLE anchored
    ADD COLUMN form VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL; -- of answer: rfc3161 or cosignature; NULL where there is none

UPDATE anchored SET form = 'rfc3161' WHERE answer IS NOT NULL;
