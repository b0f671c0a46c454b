package io.lethe.evidence.paper;

import io.lethe.evidence.Certificate;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** A certificate as somebody has it in hand: its pages' text, and where each letter stands. */
final class Printed {

    private final byte[] bytes;
    private final List<String> pages = new ArrayList<>();
    private final List<TextPosition> letters = new ArrayList<>();

    private Printed(byte[] bytes) {
        this.bytes = bytes;
    }

    static Printed of(Certificate certificate, Language language) {
        Printed printed = new Printed(CertificatePdf.render(certificate, language));
        printed.read();
        return printed;
    }

    private void read() {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            PDFTextStripper stripper = stripper();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(document));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDFTextStripper stripper() {
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition letter) {
                letters.add(letter);
                super.processTextPosition(letter);
            }
        };
        stripper.setLineSeparator("\n");
        stripper.setSortByPosition(true);
        return stripper;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    List<String> pages() {
        return List.copyOf(pages);
    }

    List<TextPosition> letters() {
        return List.copyOf(letters);
    }

    String text() {
        return String.join("", pages);
    }

    /** Without spaces and line ends: a fact that is broken over two lines is still told. */
    String letterByLetter() {
        return text().replaceAll("\\s", "");
    }

    BufferedImage picture(int page) {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return new PDFRenderer(document).renderImageWithDPI(page, 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
