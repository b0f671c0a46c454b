-- What a run did to the rows of a step, as people are told: since not every step deletes, "done" alone no longer says it.
ALTER TABLE run_step ADD COLUMN action VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'purge' AFTER category;
