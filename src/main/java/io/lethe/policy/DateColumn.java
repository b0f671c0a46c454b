package io.lethe.policy;

import java.time.ZoneId;

/** A column of a dataset that can start a retention period. {@code zone} says in which zone its local times are; it is UTC for types that are instants, and without meaning for {@link DateType#DATE}. */
public record DateColumn(ColumnName column, DateType type, ZoneId zone) {}
