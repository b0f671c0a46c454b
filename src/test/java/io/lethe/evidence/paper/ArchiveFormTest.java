package io.lethe.evidence.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** veraPDF, which archives use, finds nothing against it: neither as PDF/A-2a nor, for readers that speak, as PDF/UA-1. */
class ArchiveFormTest {

    @BeforeAll
    static void start() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @Test
    void isWhatArchivesKeep() throws Exception {
        refuseObjections(CertificatePdf.render(Certificates.ofRun(), Language.EN));
        refuseObjections(CertificatePdf.render(Certificates.ofRun(), Language.DE));
        refuseObjections(CertificatePdf.render(Certificates.ofRecord(), Language.DE));
        refuseObjections(CertificatePdf.render(HostileCertificates.ofStrangeWords(), Language.EN));
    }

    private static void refuseObjections(byte[] pdf) throws Exception {
        assertThat(objections(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
        assertThat(objections(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
    }

    private static List<String> objections(byte[] pdf, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .filter(test -> test.getStatus() != TestAssertion.Status.PASSED)
                    .map(test -> test.getRuleId().getClause() + " " + test.getMessage())
                    .toList();
        }
    }
}
