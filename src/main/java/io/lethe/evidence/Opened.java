package io.lethe.evidence;

/** Shows one row of one chunk, by its key or by whom it was about, and shows nothing of any other; one file in {@code openings/}. */
sealed interface Opened permits Opening, SubjectOpening {

    byte[] bytes();
}
