package io.lethe.action;

/** What became of a partition that was to be deleted whole. */
public sealed interface AsideResult {
    /** Its rows are deleted, under so many receipts. */
    record Gone(long rows, int receipts) implements AsideResult {}

    /** Its rows are where they were, and go one by one, if they may. */
    record Left(String why) implements AsideResult {}

    /** The same, since somebody is in the table all the time: no other partition of it is to be had now either. */
    record InUse() implements AsideResult {}

    /** Its rows are where they were, or whoever has taken over puts them back; nothing more is to be done by this lease now. */
    record Stopped(ChunkResult why) implements AsideResult {}
}
