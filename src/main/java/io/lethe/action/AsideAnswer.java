package io.lethe.action;

/** What a server says to a statement that changes which rows are whose, and that it carries out whole or not at all. */
sealed interface AsideAnswer {
    record Done() implements AsideAnswer {}

    /** Somebody reads or writes there, and did not finish in time. */
    record InUse() implements AsideAnswer {
        @Override
        public String toString() {
            return "it is in use";
        }
    }

    /** The server will not, whoever waits; its own words may quote values of rows. */
    record Refused(int error) implements AsideAnswer {
        @Override
        public String toString() {
            return "the server refuses it with error " + error;
        }
    }
}
