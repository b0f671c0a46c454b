package io.lethe.ledger.note;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 as the platform has it, with keys in their 32-byte form. */
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
        private final PrivateKey privateKey;
        private final PublicKey publicKey;

        private KeyPair(PrivateKey privateKey, PublicKey publicKey) {
            this.privateKey = privateKey;
            this.publicKey = publicKey;
        }

        public static KeyPair generate(SecureRandom random) {
            byte[] seed = new byte[KEY_SIZE];
            random.nextBytes(seed);
            return ofSeed(seed);
        }

        /**
         * The platform derives a public key only while it generates a pair, so it generates one from a source that
         * yields our seed. That this still gives our pair is checked below, not assumed.
         */
        public static KeyPair ofSeed(byte[] seed) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
                generator.initialize(NamedParameterSpec.ED25519, new SeedSource(seed));
                java.security.KeyPair pair = generator.generateKeyPair();
                if (!Arrays.equals(seed, seedOf(pair.getPrivate()))) {
                    throw new IllegalStateException("this Java platform generates Ed25519 keys in an unknown way");
                }
                byte[] x509 = pair.getPublic().getEncoded();
                byte[] point = Arrays.copyOfRange(x509, X509_PREFIX.length, x509.length);
                return new KeyPair(pair.getPrivate(), PublicKey.of(point));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
            }
        }

        public static KeyPair ofPkcs8(byte[] pkcs8) {
            try {
                return ofSeed(seedOf(KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(pkcs8))));
            } catch (InvalidKeySpecException e) {
                throw new IllegalArgumentException("expected an Ed25519 private key in PKCS#8 form", e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
            }
        }

        public byte[] pkcs8() {
            return privateKey.getEncoded();
        }

        public PublicKey publicKey() {
            return publicKey;
        }

        public byte[] sign(byte[] message) {
            try {
                Signature signature = Signature.getInstance(NAME);
                signature.initSign(privateKey);
                signature.update(message);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("cannot sign", e);
            }
        }

        private static byte[] seedOf(PrivateKey key) {
            return ((EdECPrivateKey) key)
                    .getBytes()
                    .orElseThrow(() -> new IllegalStateException("expected a private key that can be read"));
        }

        @Override
        public String toString() {
            return "key pair of " + publicKey;
        }
    }

    /** Yields one seed, once. */
    private static final class SeedSource extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] seed;

        SeedSource(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("this Java platform generates Ed25519 keys in an unknown way");
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
