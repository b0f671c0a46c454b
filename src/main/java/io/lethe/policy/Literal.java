package io.lethe.policy;

import java.math.BigDecimal;

/** A value that a condition compares with: as the author wrote it, quoted text or a plain number or truth value. */
public sealed interface Literal {
    record Text(String value) implements Literal {
        @Override
        public String toString() {
            return value;
        }
    }

    @SuppressWarnings("AvoidCommonTypeNames") // read only together with its interface, Literal.Number
    record Number(BigDecimal value) implements Literal {
        @Override
        public String toString() {
            return value.toPlainString();
        }
    }

    record Truth(boolean value) implements Literal {
        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }
}
