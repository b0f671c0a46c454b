package io.lethe.run;

/**
 * What is left of one object. It is gone only if nothing is.
 *
 * @param stored whether its store has it, be it as something that no run could remove
 * @param named whether a row has its key
 * @param owed whether its row is gone, and it or its receipt is still to come
 */
public record ObjectWhereabouts(boolean stored, boolean named, boolean owed) {}
