-- From when on the time of the engine's own records runs, so that policies can purge them like anybody's rows (policies/lethe-*.yaml). What is
-- older than this file counts from now: too late is told, too early could not be mended.
ALTER TABLE entry_details
    ADD COLUMN kept_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    ADD KEY entry_details_age (kept_at);

ALTER TABLE BATCH_JOB_INSTANCE
    ADD COLUMN MADE_AT DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6), -- Batch notes no time of an instance
    ADD KEY BATCH_JOB_INSTANCE_AGE (MADE_AT);

-- Rows that no key names cannot go with a receipt. Batch gives each name once.
ALTER TABLE BATCH_JOB_EXECUTION_PARAMS ADD PRIMARY KEY (JOB_EXECUTION_ID, PARAMETER_NAME);

ALTER TABLE plan ADD KEY plan_age (made_at);
ALTER TABLE run ADD KEY run_age (ended_at);
ALTER TABLE run_step ADD CONSTRAINT run_step_run FOREIGN KEY (run) REFERENCES run (id);
ALTER TABLE hold_target ADD CONSTRAINT hold_target_hold FOREIGN KEY (hold) REFERENCES hold (id);
