package io.lethe.evidence.paper;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import io.lethe.evidence.Issue;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;

/**
 * XHTML to PDF/A-2a: tagged, with fonts and colour profile inside. Reaches for nothing outside the text it is given, and refuses to
 * deliver a page about which the renderer had to warn.
 */
final class Typesetting {

    private Typesetting() {}

    static byte[] set(String xhtml, Issue issue) {
        XRLog.setLoggingEnabled(false);
        List<String> warnings = new ArrayList<>();
        byte[] pdf = render(xhtml, issue, warnings);
        if (!warnings.isEmpty()) {
            throw new IllegalStateException("cannot typeset the certificate: " + String.join("; ", warnings));
        }
        return pdf;
    }

    private static byte[] render(String xhtml, Issue issue, List<String> warnings) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (DatedDocument document = new DatedDocument(issue);
                PdfBoxRenderer renderer = builder(document, issue, warnings)
                        .withHtmlContent(xhtml, null)
                        .buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            document.save(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static PdfRendererBuilder builder(DatedDocument document, Issue issue, List<String> warnings) {
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .usePDDocument(document)
                .usePdfAConformance(PdfAConformance.PDFA_2_A)
                .usePdfUaAccessibility(true)
                .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                .useUnicodeLineBreaker(new WordBreaks())
                .withProducer(issue.engine())
                .withDiagnosticConsumer(diagnostic -> note(diagnostic, warnings));
        Fonts.offer(builder);
        return builder;
    }

    private static void note(Diagnostic diagnostic, List<String> warnings) {
        if (diagnostic.getLevel().intValue() >= Level.WARNING.intValue()) {
            warnings.add(diagnostic.getFormattedMessage());
        }
    }
}
