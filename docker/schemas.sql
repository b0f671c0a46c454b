-- Run once by MySQL's image in an empty data directory: the engine's outpost, and the sample's tables as a target to try policies on.
CREATE DATABASE lethe_outpost;
CREATE DATABASE clienttask;
GRANT ALL ON lethe_outpost.* TO lethe;
GRANT ALL ON clienttask.* TO lethe;
USE clienttask;
SOURCE /sample/clienttask.sql;
