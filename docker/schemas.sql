-- Run once by MySQL's image in an empty data directory: the engine's own schema and its outpost beside the target.
CREATE DATABASE lethe;
CREATE DATABASE lethe_outpost;
GRANT ALL ON lethe.* TO lethe;
GRANT ALL ON lethe_outpost.* TO lethe;
