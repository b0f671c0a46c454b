package io.lethe.plan;

import io.lethe.policy.Dataset;
import io.lethe.policy.name.TargetName;

/**
 * How many rows about one person a dataset still has.
 *
 * @param held rows that an open hold keeps
 * @param due rows that a run would act on now; the others wait for the end of their period, or nothing is left to do to them
 */
public record RowsLeft(TargetName target, Dataset dataset, long rows, long held, long due) {}
