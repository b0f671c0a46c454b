package io.lethe.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.policy.FileSet;
import io.lethe.policy.Masking;
import io.lethe.policy.name.ColumnName;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineMaskingTest {
    private static final LineMasking MASKING = new LineMasking(Map.of(
            FileSet.IPV4, new Masking.TruncateIp(),
            FileSet.IPV6, new Masking.TruncateIp(),
            FileSet.EMAIL, new Masking.KeepDomain()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.17 - -                         | 203.0.113.0 - -",
                "client=203.0.113.17:443, next            | client=203.0.113.0:443, next",
                "from 255.255.255.255.                    | from 255.255.255.0.",
                "[2001:db8:1:2:3:4:5:6]:443               | [2001:db8:1::]:443",
                "2001:DB8::1 at once                      | 2001:db8:: at once",
                "ends with fe80::1%eth0                   | ends with fe80::%eth0",
                "to ::1.                                  | to ::.",
                "0:0:7::9                                 | 0:0:7::",
                "::ffff:203.0.113.17                      | ::ffff:203.0.113.0",
                "ann@example.com wrote                    | @example.com wrote",
                "?email=ann.lee%2Bx%40example.com&b=1     | ?email=ann.lee%%40example.com&b=1",
                "<ann_lee+list@mail.example.co.uk>.       | <@mail.example.co.uk>.",
                "name='ann@example.com'                   | name='@example.com'",
                "a@b.com@c.com                            | @@c.com",
                "an\u00c3\u00a9@example.com               | @example.com",
            })
    void masksAddressesWhereverTheyStand(String line, String masked) {
        assertThat(MASKING.mask(line)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12:34:56 09:30 started",
                "00:1b:44:11:3a:b7",
                "std::string add::face_value x::y",
                "version 1.2.3 or 1.2.3.4.5",
                "999.1.1.1 300.300.300.300",
                "203.0.113.0 2001:db8:1:: @example.com",
                "at @ noon, 5@ 7",
                "a\u00ffb\u0080",
            })
    void leavesEverythingElseAsItIs(String line) {
        assertThat(MASKING.mask(line)).isEqualTo(line);
    }

    @Test
    void masksOnlyWhatThePolicyNames() {
        LineMasking removing = new LineMasking(
                Map.of(FileSet.EMAIL, new Masking.Remove(false), FileSet.IPV6, new Masking.Constant("gone")));

        assertThat(removing.mask("203.0.113.17 ann@example.com 2001:db8::1")).isEqualTo("203.0.113.17 - gone");
    }

    @Test
    void isDoneAtOnce() {
        String line = "x".repeat(100_000) + "@" + "1.2.3.4 ::1 a@b.de%40c ".repeat(1_000) + ":".repeat(10_000);
        String once = MASKING.mask(line);

        assertThat(MASKING.mask(once)).isEqualTo(once);
    }

    @Test
    void knowsOnlyWhatIsFoundInLines() {
        assertThat(new LineMasking(Map.of(new ColumnName("ip"), new Masking.TruncateIp())).mask("1.2.3.4"))
                .isEqualTo("1.2.3.4");
    }
}
