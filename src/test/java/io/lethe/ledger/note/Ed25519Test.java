package io.lethe.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.Keys;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ed25519Test {

    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void signsAsTheStandardDoes(String seed, String key, String message, String signature) {
        Ed25519.KeyPair keys = Ed25519.KeyPair.ofSeed(hex(seed));
        assertThat(keys.publicKey()).hasToString(key);
        assertThat(keys.sign(hex(message))).isEqualTo(hex(signature));
        assertThat(keys.publicKey().verify(hex(message), hex(signature))).isTrue();
    }

    @Test
    void signsAsThePlatformDoes() throws Exception {
        SecureRandom random = Keys.random(8032);
        for (int length = 0; length < 200; length++) {
            byte[] seed = new byte[Ed25519.KEY_SIZE];
            random.nextBytes(seed);
            byte[] message = new byte[length];
            random.nextBytes(message);
            Ed25519.KeyPair keys = Ed25519.KeyPair.ofSeed(seed);
            Signature platform = Signature.getInstance("Ed25519");
            platform.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(keys.pkcs8())));
            platform.update(message);
            assertThat(keys.sign(message)).isEqualTo(platform.sign());
        }
    }

    /** R is the point that the signer owes plus one of order eight: only the equation with the cofactor holds. */
    @Test
    void refusesWhatOnlyTheEquationWithTheCofactorAccepts() {
        byte[] key = hex("9f7812419d50696874e0e7987deb21b201b00913ac08ac5d2f0aa164788296e3");
        byte[] signature = hex("e982cfbc39d01b7e761357dad10bc71a9cd3662c6caafc9684b113e2f221a1d4"
                + "518b7a2c528f2ff21fc985a0f8cd0a5d4174ee0339e3f3e371027f24dd4ccc08");
        byte[] message = {0};
        Ed25519Signer lenient = new Ed25519Signer();
        lenient.init(false, new Ed25519PublicKeyParameters(key));
        lenient.update(message, 0, message.length);
        assertThat(lenient.verifySignature(signature)).isTrue();
        assertThat(Ed25519.PublicKey.of(key).verify(message, signature)).isFalse();
    }

    @Test
    void readsTheFormThatItWrites() {
        Ed25519.KeyPair keys = Ed25519.KeyPair.ofSeed(new byte[Ed25519.KEY_SIZE]);
        assertThat(HexFormat.of().formatHex(keys.pkcs8()))
                .isEqualTo("302e020100300506032b657004220420" + "00".repeat(Ed25519.KEY_SIZE));
        assertThat(Ed25519.KeyPair.ofPkcs8(keys.pkcs8()).publicKey()).isEqualTo(keys.publicKey());
        assertThatThrownBy(() -> Ed25519.KeyPair.ofPkcs8(new byte[48]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected an Ed25519 private key in PKCS#8 form");
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
