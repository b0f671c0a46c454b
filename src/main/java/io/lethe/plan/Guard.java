package io.lethe.plan;

/** Whether a step stays within its rule's limits. */
public sealed interface Guard {
    record Ok() implements Guard {
        @Override
        public String toString() {
            return "ok";
        }
    }

    /** Nothing of the whole plan is done until a person releases it. */
    record OverLimit(String words) implements Guard {
        @Override
        public String toString() {
            return "STOP: " + words;
        }
    }
}
