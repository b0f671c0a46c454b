/**
 * What all policies together promise, as one table: for the privacy officer beside the privacy notice, and as a record of processing
 * activities (GDPR Art. 30) for the authority.
 *
 * <p>Face: {@link io.lethe.cli.record.ProcessingRecord}, {@link io.lethe.cli.record.Form}. It reads policies and nothing else: no
 * clock, no database, so that the same policies make the same bytes and a test can hold the committed table against them. A table
 * that is kept by hand says after half a year what somebody once wanted to do.
 */
@NullMarked
package io.lethe.cli.record;

import org.jspecify.annotations.NullMarked;
