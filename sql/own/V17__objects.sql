-- Whether a step removes the objects at which rows pointed: by the table's name alone, a customer's own schema could be taken for such.
-- Of runs from before nobody noted it: they go on counting objects among their rows.
ALTER TABLE run_step ADD COLUMN of_objects BOOLEAN NOT NULL DEFAULT FALSE AFTER table_name;
