package io.lethe.ledger.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.anchor.StampRefusedException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeStampAnswerTest {
    private static final byte[] STAMPED = "checkpoint".getBytes(StandardCharsets.UTF_8);
    private static final Instant LONG_AGO = Instant.parse("2016-11-22T09:40:00Z");

    private final TestAuthority authority =
            TestAuthority.inForce("TSA", LONG_AGO.minusSeconds(60), LONG_AGO.plusSeconds(60));
    private final byte[] answer = authority.stamp(STAMPED, LONG_AGO);

    @Test
    void holdsYearsAfterTheAuthoritysCertificateHasEnded() {
        assertThat(TimeStampAnswer.parse(answer).verify(STAMPED, authority.certificates(), TestAuthority.POLICY))
                .isEqualTo(new TimeStamp(LONG_AGO, "CN=TSA", TestAuthority.POLICY, LONG_AGO.plusSeconds(60)));
    }

    @Test
    void tellsAnAuthorityThatIsNotTrustedFromABadStamp() {
        AuthorityCertificates others = TestAuthority.inForce("Other", LONG_AGO, LONG_AGO.plusSeconds(1))
                .certificates();
        assertThatThrownBy(() -> TimeStampAnswer.parse(answer).verify(STAMPED, others, null))
                .isInstanceOfSatisfying(
                        StampRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.UNTRUSTED))
                .hasMessage("the stamp of 2016-11-22T09:40:00Z is by CN=TSA, to which none of the trusted certificates"
                        + " led then: [CN=Other Root]");
        assertThatThrownBy(() -> TimeStampAnswer.parse(answer).verify(new byte[0], others, null))
                .isInstanceOfSatisfying(
                        StampRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.BAD))
                .hasMessage("it stamps other bytes than these");
        assertThatThrownBy(() -> TimeStampAnswer.parse(answer).verify(STAMPED, authority.certificates(), "1.2.3"))
                .hasMessage("expected a stamp under policy 1.2.3 but it is under 1.2.3.4.1");
    }

    /** A certificate authority with the same name and another key is another one. */
    @Test
    void trustsKeysAndNotNames() {
        AuthorityCertificates namesake = TestAuthority.inForce(
                        "TSA", LONG_AGO.minusSeconds(60), LONG_AGO.plusSeconds(60))
                .certificates();
        assertThatThrownBy(() -> TimeStampAnswer.parse(answer).verify(STAMPED, namesake, null))
                .isInstanceOf(StampRefusedException.class);
    }

    /** What is not signed decides nothing: the status words, and how a length is written. */
    @Test
    void neverSaysAnythingElseWhateverByteIsChanged() {
        TimeStamp good = TimeStampAnswer.parse(answer).verify(STAMPED, authority.certificates(), null);
        List<Integer> unnoticed = new ArrayList<>();
        for (int i = 0; i < answer.length; i++) {
            byte[] changed = answer.clone();
            changed[i] ^= 0x15;
            try {
                assertThat(TimeStampAnswer.parse(changed).verify(STAMPED, authority.certificates(), null))
                        .isEqualTo(good);
                unnoticed.add(i);
            } catch (StampRefusedException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
        assertThat(unnoticed).hasSizeLessThan(50);
    }
}
