package io.lethe.file;

/** What a file is to the system, whatever it is called. */
record Inode(long device, long number) {}
