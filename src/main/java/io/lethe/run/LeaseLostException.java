package io.lethe.run;

/** Another engine has taken our partition over. We stop; it goes on where the receipts end. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LeaseLostException(String partition) {
        super("another engine has taken over " + partition
                + "; what was deleted here has its receipts, and that engine goes on");
    }
}
