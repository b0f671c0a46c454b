package io.lethe.action;

import org.jspecify.annotations.Nullable;

/** The recorded segments on the strength of which rows may be deleted now. */
interface SegmentsAtHand {
    /** What a step needs that archives nothing. */
    SegmentsAtHand NONE = work -> null;

    /** Of the table of this step; null where none of its rows was archived with those at the top. */
    @Nullable
    SegmentRows of(StepWork work);
}
