package io.lethe.plan;

import io.lethe.policy.Problem;
import java.util.List;
import java.util.stream.Stream;

/** One question to a mapped table. Reads nothing, throws nothing; says all that is wrong, each with its remedy. */
interface FitCheck {
    /** Every question, in the order in which a person would ask. */
    List<FitCheck> ALL = List.of(
            new ColumnsCheck(),
            new EngineCheck(),
            new KeyCheck(),
            new DateTypeCheck(),
            new StartIndexCheck(),
            new ConditionCheck(),
            new ForeignKeyCheck(),
            new DetachCheck(),
            new TriggerCheck(),
            new ObjectCheck(),
            new MaskingCheck());

    Stream<Problem> check(MappedTable table);
}
