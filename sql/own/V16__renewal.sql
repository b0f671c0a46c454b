-- Time stamps are renewed before the certificates end by which they are believed (RFC 4998).
ALTER TABLE anchored
    ADD COLUMN good_until DATETIME(3) NULL, -- when these end, of the newest renewal where there is one; NULL where nothing was stamped, or nobody has looked yet
    ADD COLUMN renewals   MEDIUMBLOB  NULL, -- the evidence record of answer and its renewals; NULL where there is none yet
    ADD COLUMN renewed_by MEDIUMBLOB  NULL; -- the certificates, in PEM, by which answer and renewals are believed; instead of those in authority
