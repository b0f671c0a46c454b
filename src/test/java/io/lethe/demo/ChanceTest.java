package io.lethe.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChanceTest {
    @Test
    void drawsTheSameForTheSameQuestion() {
        assertThat(Chance.of(7, "task", 41).uuid())
                .isEqualTo(Chance.of(7, "task", 41).uuid());
    }

    @Test
    void drawsOthersForAnotherSeedWordOrNumber() {
        assertThat(LongStream.range(0, 10_000)
                        .mapToObj(n ->
                                Chance.of(n % 10, "word" + n / 10 % 10, n / 100).uuid()))
                .doesNotHaveDuplicates();
    }

    @Test
    void makesRandomUuids() {
        assertThat(Chance.of(1, "uuid", 0).uuid()).satisfies(uuid -> {
            assertThat(uuid.version()).isEqualTo(4);
            assertThat(uuid.variant()).isEqualTo(2);
        });
    }

    @Test
    void takesAddressesFromTheNetworksForDocumentation() throws UnknownHostException {
        for (long number = 0; number < 500; number++) {
            String address = InetAddress.getByAddress(Chance.of(1, "ip", number).ipBytes())
                    .getHostAddress();
            assertThat(address).matches("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.[0-9]+");
            assertThat(Chance.of(1, "text", number).ip())
                    .matches("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.[0-9]+|2001:db8::[0-9a-f]{1,4}");
        }
    }
}
