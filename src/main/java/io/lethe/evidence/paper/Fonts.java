package io.lethe.evidence.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The fonts that the document carries: Liberation, whose licence (SIL Open Font License 1.1) allows it. */
enum Fonts {
    REGULAR("LiberationSans-Regular.ttf", "Sans", 400),
    BOLD("LiberationSans-Bold.ttf", "Sans", 700),
    MONO("LiberationMono-Regular.ttf", "Mono", 400);

    private final String file;
    private final String family;
    private final int weight;

    Fonts(String file, String family, int weight) {
        this.file = file;
        this.family = family;
        this.weight = weight;
    }

    /** Makes all of them known to a document; only the characters used are carried. */
    static void offer(PdfRendererBuilder document) {
        for (Fonts font : values()) {
            document.useFont(font::open, font.family, font.weight, FontStyle.NORMAL, true);
        }
    }

    /** What each font has glyphs for. */
    static List<CmapLookup> glyphs() {
        return Arrays.stream(values()).map(Fonts::readGlyphs).toList();
    }

    private CmapLookup readGlyphs() {
        try (InputStream in = open();
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
            return font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream open() {
        InputStream in = Fonts.class.getResourceAsStream("/liberation/" + file);
        if (in == null) {
            throw new IllegalStateException("expected the font " + file + " on the class path");
        }
        return in;
    }
}
