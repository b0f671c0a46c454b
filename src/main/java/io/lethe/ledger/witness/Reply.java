package io.lethe.ledger.witness;

import java.nio.charset.StandardCharsets;

/** What goes back to whoever asked. */
record Reply(int status, String type, String body) {
    private static final String TEXT = "text/plain; charset=utf-8";

    /** In the status codes and forms of C2SP tlog-witness. */
    static Reply of(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Cosigned cosigned ->
                new Reply(200, TEXT, cosigned.line().line());
            case Ruling.Malformed malformed -> sentence(400, malformed.why());
            case Ruling.Untrusted untrusted -> sentence(403, untrusted.why());
            case Ruling.UnknownLog unknown -> sentence(404, unknown.why());
            case Ruling.SeenAnother seen -> new Reply(409, "text/x.tlog.size", seen.size() + "\n");
            case Ruling.NotExtended not -> sentence(422, not.why());
        };
    }

    static Reply note(byte[] note) {
        return new Reply(200, TEXT, new String(note, StandardCharsets.UTF_8));
    }

    static Reply sentence(int status, String why) {
        return new Reply(status, TEXT, why + "\n");
    }
}
