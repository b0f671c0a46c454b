package io.lethe.evidence.paper;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * {@code certificate.xhtml}, the one form of every certificate. Every value passes one gate on its way in: it is made readable, then
 * escaped. A name that the sheet does not have is an error and not an empty place.
 */
final class Template {

    private Template() {}

    static String fill(CertificateSheet sheet) {
        ReadableText readable = new ReadableText();
        return Mustache.compiler()
                .strictSections(true)
                .emptyStringIsFalse(true)
                .withEscaper(text -> Escapers.HTML.escape(readable.of(text)))
                .withLoader(name -> new StringReader(resource(name)))
                .compile(resource("certificate.xhtml"))
                .execute(sheet);
    }

    private static String resource(String name) {
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("expected " + name + " among the program's own files");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
