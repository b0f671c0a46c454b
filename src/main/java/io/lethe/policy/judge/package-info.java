/**
 * What the policies say of one row: which step is due, when the next one will be, or why none is.
 *
 * <p>Face: {@link io.lethe.policy.judge.RuleBook} judges, {@link io.lethe.policy.judge.Judgement} is the answer. It takes a row
 * as texts, as a test in a policy writes it, and must never see a database.
 */
@NullMarked
package io.lethe.policy.judge;

import org.jspecify.annotations.NullMarked;
