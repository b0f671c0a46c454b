package io.lethe.ledger;

import io.lethe.ledger.anchor.DepositFailedException;
import io.lethe.ledger.entry.AnchorName;
import java.time.Instant;

/** What became of some time stamps of an anchor that were to be renewed: of so many the same. */
public record RenewalResult(AnchorName anchor, long stamps, Outcome outcome) {

    /** Renewed, or left and why. Whatever was left is as it was. */
    public sealed interface Outcome {
        /**
         * A stamp over them is kept.
         *
         * @param until when its certificates end
         */
        record Renewed(Instant at, String authority, Instant until) implements Outcome {}

        /** The authority's certificates do not last longer than those of the stamps: nothing would be won. */
        record NoLater(Instant until) implements Outcome {}

        /** Their certificates have ended: a stamp over them would not say that they were good until then. */
        record Ended() implements Outcome {}

        /** Another engine was faster. */
        record Overtaken() implements Outcome {}

        /** No authority is configured. */
        record NoAuthority() implements Outcome {}

        /** The authority did not renew them, or not so that it could be believed. */
        record Failed(DepositFailedException.Code code, String words) implements Outcome {}

        /** What is stored proves nothing any more. */
        record Damaged(String words) implements Outcome {}
    }

    /** Whether they are still to be renewed, so that somebody must see to it. */
    public boolean isLeft() {
        return switch (outcome) {
            case Outcome.Renewed done -> false;
            case Outcome.Overtaken done -> false;
            case Outcome.Ended over -> false;
            case Outcome.NoLater later -> true;
            case Outcome.NoAuthority none -> true;
            case Outcome.Failed failed -> true;
            case Outcome.Damaged damaged -> true;
        };
    }

    /** {@code anchor tsa: 214 time stamps are renewed by one of 2026-11-22T02:10:00Z by CN=TSA 2, whose certificates end at 2031-01-01T00:00:00Z}. */
    @Override
    public String toString() {
        String many = "anchor " + anchor + ": " + stamps + (stamps == 1 ? " time stamp is " : " time stamps are ");
        return switch (outcome) {
            case Outcome.Renewed renewed ->
                many + "renewed by one of " + renewed.at() + " by " + renewed.authority()
                        + ", whose certificates end at " + renewed.until();
            case Outcome.NoLater same ->
                many + "left: the certificates that the authority stamps by now end no later, at " + same.until()
                        + ". Try again once it has new ones";
            case Outcome.Ended ended ->
                many + "left: the certificates have ended, and a stamp of today would not say that they were good until"
                        + " then. What was stamped still holds, at the time of its stamp";
            case Outcome.Overtaken overtaken -> many + "left: another engine has just renewed them";
            case Outcome.NoAuthority none ->
                many + "left: no authority is configured. For example: anchors: {tsa: {rfc3161:"
                        + " \"https://tsa.example.com/stamp\", certificates: tsa-ca.pem}}";
            case Outcome.Failed failed -> many + "left: " + failed.code() + ": " + failed.words();
            case Outcome.Damaged damaged ->
                many + "DAMAGED: " + damaged.words()
                        + ". Keep this database, and restore the row of own's table anchored";
        };
    }
}
