package io.lethe.ledger.note;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * Ed25519 (RFC 8032) with keys in their 32-byte form.
 *
 * <p>Bouncy Castle signs, since every chunk waits for a signature and the platform takes several times as long for the same 64
 * bytes. The platform verifies: it asks for the equation without the cofactor, as OpenSSL does. Bouncy Castle multiplies
 * by the cofactor, so that the owner of a key could sign what it accepts and every other verifier of our bundles refuses.
 */
public final class Ed25519 {

    /** Length of a public key, and of the seed that a private key is. */
    static final int KEY_SIZE = 32;

    private static final String NAME = "Ed25519";

    /** What stands before the 32 bytes in the X.509 form of every Ed25519 public key. */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    /** A public key that is a point of the curve. */
    public static final class PublicKey {
        private final byte[] bytes;
        private final java.security.PublicKey key;

        private PublicKey(byte[] bytes, java.security.PublicKey key) {
            this.bytes = bytes;
            this.key = key;
        }

        static PublicKey of(byte[] bytes) {
            if (bytes.length != KEY_SIZE) {
                throw new IllegalArgumentException("expected a public key of 32 bytes but was " + bytes.length);
            }
            byte[] x509 = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_SIZE);
            System.arraycopy(bytes, 0, x509, X509_PREFIX.length, KEY_SIZE);
            try {
                var key = KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(x509));
                return new PublicKey(bytes.clone(), key);
            } catch (InvalidKeySpecException e) {
                throw new IllegalArgumentException("expected an Ed25519 public key", e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
            }
        }

        byte[] bytes() {
            return bytes.clone();
        }

        /** Whether this key's owner signed the message. A signature that is not even well-formed was not made by it. */
        public boolean verify(byte[] message, byte[] signature) {
            try {
                Signature verification = Signature.getInstance(NAME);
                verification.initVerify(key);
                verification.update(message);
                return verification.verify(signature);
            } catch (GeneralSecurityException e) {
                return false;
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof PublicKey that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return HexFormat.of().formatHex(bytes);
        }
    }

    /** A private key with the public one that belongs to it. Never shows itself. */
    public static final class KeyPair {
        private final Ed25519PrivateKeyParameters privateKey;
        private final PublicKey publicKey;

        private KeyPair(Ed25519PrivateKeyParameters privateKey) {
            this.privateKey = privateKey;
            this.publicKey = PublicKey.of(privateKey.generatePublicKey().getEncoded());
        }

        public static KeyPair generate(SecureRandom random) {
            byte[] seed = new byte[KEY_SIZE];
            random.nextBytes(seed);
            return ofSeed(seed);
        }

        public static KeyPair ofSeed(byte[] seed) {
            return new KeyPair(new Ed25519PrivateKeyParameters(seed));
        }

        public static KeyPair ofPkcs8(byte[] pkcs8) {
            try {
                var key = (EdECPrivateKey) KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
                return ofSeed(key.getBytes()
                        .orElseThrow(() -> new IllegalStateException("expected a private key that can be read")));
            } catch (InvalidKeySpecException e) {
                throw new IllegalArgumentException("expected an Ed25519 private key in PKCS#8 form", e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
            }
        }

        public byte[] pkcs8() {
            try {
                return KeyFactory.getInstance(NAME)
                        .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, privateKey.getEncoded()))
                        .getEncoded();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
            }
        }

        public PublicKey publicKey() {
            return publicKey;
        }

        /** The one signature of 64 bytes that RFC 8032 gives for this key and message. */
        public byte[] sign(byte[] message) {
            var signer = new Ed25519Signer();
            signer.init(true, privateKey);
            signer.update(message, 0, message.length);
            return signer.generateSignature();
        }

        @Override
        public String toString() {
            return "key pair of " + publicKey;
        }
    }
}
