package io.lethe.evidence.paper;

import io.lethe.evidence.Certificate;

/** {@code certificate.pdf}: what {@code certificate.json} says, for people. */
public final class CertificatePdf {

    private CertificatePdf() {}

    /** The document's bytes, PDF/A-2a. One certificate in one language makes the same bytes, whenever it is asked for. */
    public static byte[] render(Certificate certificate, Language language) {
        CertificateSheet sheet = CertificateSheet.of(certificate, new Scribe(language));
        return Typesetting.set(Template.fill(sheet), certificate.issue());
    }
}
