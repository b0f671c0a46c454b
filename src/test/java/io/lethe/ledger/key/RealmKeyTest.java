package io.lethe.ledger.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.policy.Masking;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.Realm;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against values that openssl and Python's hmac made of the same key. */
class RealmKeyTest {
    private static final Realm PEOPLE = new Realm.Shared("people");
    private static final RealmKey KEY = new RealmKey(
            PEOPLE, HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));

    @ParameterizedTest
    @CsvSource({
        "Ann, p-e4fckvffehjz19s9swbh4hgtr0",
        "ann, p-cs4b634ds9gbnfemvcaaszjear",
        "Ann Ö. 😀, p-2j8ntg85pa149p8e1r822wqrg0",
        "ann@example.com, p-6nbnqtdqtnkbq34gz121whkjv0"
    })
    void makesPseudonyms(String value, String pseudonym) {
        assertThat(made(new Masking.Pseudonym(""), value)).isEqualTo(pseudonym);
    }

    @ParameterizedTest
    @CsvSource({
        "Ann, 4f67724b3461598f028af49354dbebaa99257a4d0166c66a7f7a538f2de74470",
        "Ann Ö. 😀, 0dc2bf72ab99fdbcc56417fa5ae70793b5f3642b1dd553d34134c7cb0b3b0e68",
        "ann@example.com, 4ba3505d35897d89f8496332f38b94f50f17c302833b3464b2790e32c29e4cab"
    })
    void makesHashes(String value, String hash) {
        assertThat(made(new Masking.KeyedHash(""), value)).isEqualTo(hash);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "Ann", "p-e4fckvffehjz19s9swbh4hgtr0", "a much longer name than any of its pseudonyms"})
    void makesWhatItsMaskingKnowsAgain(String value) {
        for (Masking.Keyed masking : new Masking.Keyed[] {new Masking.Pseudonym(""), new Masking.KeyedHash("x")}) {
            assertThat(made(masking, value)).matches(masking.form()).hasSize(masking.characters());
        }
    }

    @Test
    void makesTheSameOfManyValuesOneAfterTheOther() {
        KeyedText texts = KEY.texts(new Masking.Pseudonym(""));
        String first = texts.of(bytes("Ann"));
        String second = texts.of(bytes("ann"));
        assertThat(texts.of(bytes("Ann"))).isEqualTo(first).isNotEqualTo(second);
    }

    @Test
    void refusesKeyOfAnotherLength() {
        assertThatThrownBy(() -> new RealmKey(PEOPLE, new byte[16]))
                .hasMessage("expected a key of 32 bytes but was 16");
    }

    @Test
    void saysWhoseKeyItIsAndNothingOfIt() {
        assertThat(KEY).hasToString("key of realm people");
        assertThat(new RealmKey(new Realm.Own(new Category("people")), new byte[32]))
                .hasToString("key of category people");
    }

    private static String made(Masking.Keyed masking, String value) {
        return KEY.texts(masking).of(bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
