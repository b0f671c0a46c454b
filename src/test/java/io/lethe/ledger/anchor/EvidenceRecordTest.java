package io.lethe.ledger.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.anchor.StampRefusedException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.tsp.ers.ERSByteData;
import org.bouncycastle.tsp.ers.ERSEvidenceRecord;
import org.junit.jupiter.api.Test;

class EvidenceRecordTest {
    private static final byte[] STAMPED = "checkpoint".getBytes(StandardCharsets.UTF_8);
    private static final Duration DAY = Duration.ofDays(1);

    /** Long ago: all three authorities' certificates have ended since. */
    private static final Instant FIRST = Instant.parse("2010-11-22T09:40:00Z");

    private static final Instant SECOND = FIRST.plus(DAY);
    private static final Instant THIRD = SECOND.plus(DAY);

    private final TestAuthority first = TestAuthority.inForce("TSA 1", FIRST.minus(DAY), SECOND.plusSeconds(60));
    private final TestAuthority second = TestAuthority.inForce("TSA 2", FIRST, THIRD.plusSeconds(60));
    private final TestAuthority third = TestAuthority.inForce("TSA 3", SECOND, THIRD.plus(DAY));

    private final Attestation.Stamp once = stamp(STAMPED);
    private final Attestation.Stamp twice = second.renew(once, SECOND);
    private final Attestation.Stamp thrice = third.renew(twice, THIRD);

    private Attestation.Stamp stamp(byte[] bytes) {
        return new Attestation.Stamp(TimeStampAnswer.parse(first.stamp(bytes, FIRST)), first.certificates());
    }

    @Test
    void lastsAsLongAsItsLastStamp() {
        assertThat(once.renewals().isRenewed()).isFalse();
        assertThat(read(thrice).verify(STAMPED))
                .containsExactly(
                        new TimeStamp(FIRST, "CN=TSA 1", TestAuthority.POLICY, SECOND.plusSeconds(60)),
                        new TimeStamp(SECOND, "CN=TSA 2", TestAuthority.POLICY, THIRD.plusSeconds(60)),
                        new TimeStamp(THIRD, "CN=TSA 3", TestAuthority.POLICY, THIRD.plus(DAY)));
    }

    /** As it was stored, or as it came in a bundle. */
    private static Attestation.Stamp read(Attestation.Stamp stamp) {
        return Attestation.Stamp.read(
                stamp.answer(), stamp.believedBy(), stamp.renewals().bytes(), stamp.believedBy());
    }

    /** Others must be able to read it: here the library by itself, as somebody else would call it. */
    @Test
    void isOneForAnyReaderOfRfc4998() throws Exception {
        ERSEvidenceRecord theirs = new ERSEvidenceRecord(thrice.renewals().bytes(), Renewal.DIGESTS);
        theirs.validatePresent(new ERSByteData(STAMPED), Date.from(THIRD));
        theirs.validate(new JcaSimpleSignerInfoVerifierBuilder().build(theirs.getSigningCertificate()));
        assertThat(theirs.isContaining(new ERSByteData(new byte[0]), Date.from(THIRD)))
                .isFalse();
    }

    @Test
    void renewsManyByOneStamp() {
        for (int many : List.of(2, 3, 5, 8)) {
            List<Attestation.Stamp> stamps = IntStream.range(0, many)
                    .mapToObj(i -> stamp(new byte[] {(byte) i}))
                    .toList();
            List<EvidenceRecord> renewed = third.renew(
                    second.renew(
                            stamps.stream().map(Attestation.Stamp::renewals).toList(), SECOND),
                    THIRD);
            for (int i = 0; i < many; i++) {
                AuthorityCertificates all =
                        first.certificates().and(second.certificates()).and(third.certificates());
                assertThat(stamps.get(i).renewed(renewed.get(i), all).verify(new byte[] {(byte) i}))
                        .extracting(TimeStamp::time)
                        .containsExactly(FIRST, SECOND, THIRD);
            }
        }
    }

    @Test
    void refusesTheRecordOfAnotherStamp() {
        Attestation.Stamp other = second.renew(stamp(new byte[] {1}), SECOND);
        assertRefused(
                once.renewed(other.renewals(), other.certificates()),
                "the evidence record renews another stamp than this");
        assertThatThrownBy(() -> twice.verify(new byte[] {1})).hasMessage("it stamps other bytes than these");
    }

    @Test
    void refusesRenewalsOfOtherStamps() {
        EvidenceRecord foreign = second.renew(stamp(new byte[] {1}), SECOND).renewals();
        EvidenceRecord pasted = once.renewals().and(foreign.last());
        assertThatThrownBy(() -> twice.renewed(pasted, first.certificates()).verify(STAMPED))
                .hasMessageStartingWith("a renewal is over other stamps than those before it: ");
    }

    /** A stamp over a stamp that could already be forged proves nothing. */
    @Test
    void refusesRenewalsThatCameTooLate() {
        assertRefused(
                third.renew(once, THIRD),
                "the stamp of 2010-11-22T09:40:00Z by CN=TSA 1 was renewed at 2010-11-24T09:40:00Z, when its certificates"
                        + " were not in force: they end at 2010-11-23T09:41:00Z");
        assertRefused(
                second.renew(once, FIRST.minusSeconds(1)),
                "its signature does not hold: certificate not valid when time stamp created.");
        TestAuthority backward = TestAuthority.inForce("Backward", FIRST.minus(DAY), FIRST.plus(DAY));
        assertThatThrownBy(() -> backward.renew(once, FIRST.minusSeconds(1)).verify(STAMPED))
                .hasMessageStartingWith(
                        "the stamp of 2010-11-22T09:40:00Z by CN=TSA 1 was renewed at 2010-11-22T09:39:59Z");
    }

    @Test
    void tellsAnAuthorityThatIsNotTrustedFromABadStamp() {
        assertThatThrownBy(() -> thrice.renewals()
                        .verify(STAMPED, thrice.answered(), first.certificates().and(second.certificates())))
                .isInstanceOfSatisfying(
                        StampRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.UNTRUSTED))
                .hasMessageContaining("is by CN=TSA 3, to which none of the trusted certificates led then");
    }

    /** Every stamp but the last is under the next; of the last, what is not signed decides nothing. */
    @Test
    void neverSaysAnythingElseWhateverByteIsChanged() {
        byte[] bytes = thrice.renewals().bytes();
        List<TimeStamp> good = thrice.verify(STAMPED);
        List<Integer> unnoticed = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 0x15;
            try {
                EvidenceRecord record = EvidenceRecord.parse(changed);
                assertThat(record.verify(STAMPED, thrice.answered(), thrice.certificates()))
                        .isEqualTo(good);
                unnoticed.add(i);
            } catch (StampRefusedException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
        assertThat(unnoticed).hasSizeLessThan(50);
    }

    @Test
    void refusesOtherFormsThanItsOne() {
        byte[] bytes = thrice.renewals().bytes();
        for (byte[] wrong : List.of(
                new byte[0], new byte[] {'?'}, Arrays.copyOf(bytes, bytes.length - 1), first.stamp(STAMPED, FIRST))) {
            assertThatThrownBy(() -> EvidenceRecord.parse(wrong))
                    .isInstanceOf(StampRefusedException.class)
                    .hasMessageStartingWith("it is no evidence record: ");
        }
        assertThatThrownBy(() -> EvidenceRecord.parse(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(StampRefusedException.class);
    }

    private static void assertRefused(Attestation.Stamp stamp, String message) {
        assertThatThrownBy(() -> stamp.verify(STAMPED))
                .isInstanceOf(StampRefusedException.class)
                .hasMessage(message);
    }
}
