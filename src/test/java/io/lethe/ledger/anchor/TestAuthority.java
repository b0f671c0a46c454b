package io.lethe.ledger.anchor;

import io.lethe.ledger.tree.Hash;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A certificate authority and a time-stamping authority under it, which stamps whatever time it is told. */
public final class TestAuthority {
    public static final String POLICY = "1.2.3.4.1";

    private static final String SIGNATURE = "SHA256withECDSA";

    private final X509Certificate root;
    private final X509Certificate certificate;
    private final KeyPair keys;

    private TestAuthority(X509Certificate root, X509Certificate certificate, KeyPair keys) {
        this.root = root;
        this.certificate = certificate;
        this.keys = keys;
    }

    /** Whose certificate is in force in this time, and allows what it should. */
    public static TestAuthority inForce(String name, Instant from, Instant to) {
        try {
            KeyPair rootKeys = keys();
            X500Name issuer = new X500Name("CN=" + name + " Root");
            X509Certificate root = sign(
                    new JcaX509v3CertificateBuilder(
                                    issuer,
                                    BigInteger.ONE,
                                    Date.from(Instant.parse("2000-01-01T00:00:00Z")),
                                    Date.from(Instant.parse("2100-01-01T00:00:00Z")),
                                    issuer,
                                    rootKeys.getPublic())
                            .addExtension(Extension.basicConstraints, true, new BasicConstraints(true)),
                    rootKeys);
            KeyPair keys = keys();
            X509Certificate certificate = sign(
                    new JcaX509v3CertificateBuilder(
                                    issuer,
                                    BigInteger.TWO,
                                    Date.from(from),
                                    Date.from(to),
                                    new X500Name("CN=" + name),
                                    keys.getPublic())
                            .addExtension(
                                    Extension.extendedKeyUsage,
                                    true,
                                    new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping)),
                    rootKeys);
            return new TestAuthority(root, certificate, keys);
        } catch (GeneralSecurityException | OperatorException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificates that it is trusted by. */
    public byte[] pem() {
        try {
            String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(root.getEncoded());
            return ("-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n")
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public AuthorityCertificates certificates() {
        return AuthorityCertificates.parse(pem());
    }

    /** Stamps these bytes. */
    public byte[] stamp(byte[] bytes, Instant at) {
        return answer(request(bytes, BigInteger.TEN), at);
    }

    private static byte[] request(byte[] bytes, BigInteger nonce) {
        try {
            TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            return generator
                    .generate(NISTObjectIdentifiers.id_sha256, Hash.of(bytes).bytes(), nonce)
                    .getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] answer(byte[] request, Instant at) {
        try {
            return new TimeStampResponseGenerator(tokens(at), TSPAlgorithms.ALLOWED)
                    .generate(new TimeStampRequest(request), BigInteger.TEN, Date.from(at))
                    .getEncoded();
        } catch (TSPException | IOException | OperatorException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Renews a stamp. */
    public Attestation.Stamp renew(Attestation.Stamp stamp, Instant at) {
        return stamp.renewed(renew(List.of(stamp.renewals()), at).getFirst(), certificates());
    }

    /** Renews several, as one who believes everything would take its answer. */
    List<EvidenceRecord> renew(List<EvidenceRecord> records, Instant at) {
        try {
            Renewal renewal = new Renewal(records);
            TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            byte[] request = renewal.request(generator, BigInteger.TEN).getEncoded();
            return renewal.with(TimeStampAnswer.parse(answer(request, at)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers under its own policy, whichever was asked for. */
    byte[] answerUnderItsOwnPolicy(byte[] request, byte[] bytes, Instant at) {
        try {
            return answer(request(bytes, new TimeStampRequest(request).getNonce()), at);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] rejection(String words) {
        try {
            return new TimeStampResponseGenerator(tokens(Instant.EPOCH), TSPAlgorithms.ALLOWED)
                    .generateFailResponse(PKIStatus.REJECTION, PKIFailureInfo.systemUnavail, words)
                    .getEncoded();
        } catch (TSPException | IOException | OperatorException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private TimeStampTokenGenerator tokens(Instant at)
            throws OperatorException, TSPException, GeneralSecurityException {
        // Left alone it would write the time of the test into the signature.
        AttributeTable signed = new AttributeTable(
                new DERSet(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at))))));
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder()
                        .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(signed))
                        .build(SIGNATURE, keys.getPrivate(), certificate),
                new JcaDigestCalculatorProviderBuilder()
                        .build()
                        .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                new ASN1ObjectIdentifier(POLICY));
        tokens.addCertificates(new JcaCertStore(List.of(certificate)));
        return tokens;
    }

    private static X509Certificate sign(org.bouncycastle.cert.X509v3CertificateBuilder draft, KeyPair issuer)
            throws OperatorException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(draft.build(new JcaContentSignerBuilder(SIGNATURE).build(issuer.getPrivate())));
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
