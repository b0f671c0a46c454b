-- Run once by MySQL's image in an empty data directory. The target's tables are yours to create.
CREATE DATABASE clienttask;
CREATE DATABASE lethe_outpost;
GRANT ALL ON clienttask.* TO lethe;
GRANT ALL ON lethe_outpost.* TO lethe;
