/**
 * Timetables of the policies as Quartz triggers on own: when it is time to look, and until when.
 *
 * <p>Quartz only says "time to look". What is due is decided by the run's plan from the rows and the clock, and that no two
 * engines work on one row is the business of leases and fences. So a firing that is lost, late or double costs time, never
 * correctness: overlaps in clusters are known of Quartz, and its cron triggers leave out a time that summer time skips.
 *
 * <p>Nothing is ever deleted outside a policy's window, whatever made the job fire: a missed firing, a recovery after a crash, a
 * restart. Inside the window it is caught up at once, outside at the next firing. Catching up at any hour is the known mistake: the
 * engine comes back after a weekend and purges on Monday at ten, on the busiest primary of the week.
 *
 * <p>The policies are the truth. Triggers are made to agree with them at every start, and those that already agree are not
 * touched, since writing a trigger anew forgets that its last firing was missed.
 *
 * <p>Face: {@link io.lethe.schedule.Schedules}, {@link io.lethe.schedule.FiringAction}, {@link io.lethe.schedule.Firings}. Quartz
 * is known only here, and no Java object is ever serialised into its tables.
 */
@NullMarked
package io.lethe.schedule;

import org.jspecify.annotations.NullMarked;
