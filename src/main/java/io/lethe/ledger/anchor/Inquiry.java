package io.lethe.ledger.anchor;

import io.lethe.ledger.anchor.DepositFailedException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server over HTTP: patient up to a limit, and without reading more of an answer than it can have.
 *
 * @param patience for the whole answer
 * @param what is expected, such as {@code a time stamp}
 * @param maxBytes that it can have
 */
record Inquiry(URI url, Duration patience, String what, int maxBytes) {

    /** Who is there answers at once; who is not must not keep a run from ending. */
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** Whatever came, right or wrong. */
    static final class Answer {
        private final int status;
        private final byte[] bytes;

        private Answer(int status, byte[] bytes) {
            this.status = status;
            this.bytes = bytes;
        }

        int status() {
            return status;
        }

        byte[] bytes() {
            return bytes.clone();
        }
    }

    Answer post(String type, byte[] question) {
        return ask(HttpRequest.newBuilder(url)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(question)));
    }

    Answer get() {
        return ask(HttpRequest.newBuilder(url).GET());
    }

    private Answer ask(HttpRequest.Builder question) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        try {
            return client.sendAsync(question.timeout(patience).build(), HttpResponse.BodyHandlers.ofInputStream())
                    .thenApplyAsync(this::read)
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof DepositFailedException known ? known : unreachable(words(e.getCause()), e);
        } finally {
            // To close it would wait for an answer that never ends, and so would the run.
            client.shutdownNow();
        }
    }

    private Answer read(HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            byte[] bytes = body.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw bad("expected " + what + " of at most " + maxBytes + " bytes but there are more", null);
            }
            return new Answer(answer.statusCode(), bytes);
        } catch (IOException e) {
            throw unreachable(words(e), e);
        }
    }

    /** Another status than any that could be understood. */
    DepositFailedException unexpected(Answer answer) {
        return unreachable("expected an answer with status 200 but was " + answer.status(), null);
    }

    DepositFailedException bad(String words, @Nullable Throwable cause) {
        return failure(Code.ANCHOR_ANSWER_BAD, words, cause);
    }

    DepositFailedException misconfigured(String words) {
        return failure(Code.ANCHOR_MISCONFIGURED, words, null);
    }

    DepositFailedException unreachable(String words, @Nullable Throwable cause) {
        return failure(Code.ANCHOR_UNREACHABLE, words, cause);
    }

    private DepositFailedException failure(Code code, String words, @Nullable Throwable cause) {
        String message = url + ": " + words;
        return cause == null
                ? new DepositFailedException(code, message)
                : new DepositFailedException(code, message, cause);
    }

    /** Some exceptions of the client's say nothing but their name. */
    private String words(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> "no answer";
            case java.net.ConnectException refused -> "nobody answers there";
            case java.util.concurrent.TimeoutException late ->
                "no whole answer within " + patience.toMillis() / 1000.0 + " seconds";
            case java.net.http.HttpTimeoutException late -> "no answer in time";
            default -> String.valueOf(failure.getMessage());
        };
    }
}
