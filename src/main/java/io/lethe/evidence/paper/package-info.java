/**
 * The certificate on paper: {@code certificate.pdf}, for a judge, in English or German.
 *
 * <p>Its face: {@link io.lethe.evidence.paper.CertificatePdf} and {@link io.lethe.evidence.paper.Language}.
 *
 * <p>It must never: add a fact or a promise to what {@link io.lethe.evidence.Certificate} says; fetch anything; leave a character out
 * because a font lacks it; write two different documents for one certificate.
 *
 * <p>The way, in order: {@link io.lethe.evidence.paper.CertificateSheet} puts the model's facts into words of one language;
 * {@link io.lethe.evidence.paper.Template} puts those into {@code certificate.xhtml}, escaping all of them;
 * {@link io.lethe.evidence.paper.Typesetting} makes pages of it.
 *
 * <p><b>Words stand in enums.</b> {@link io.lethe.evidence.paper.Text} has a constant for each thing said, with both languages
 * side by side, and {@link io.lethe.evidence.paper.Sentence} one for each sentence of every certificate. Two files of translations drift apart, and a missing line shows up in front of the judge; a constant with one language
 * does not compile.
 *
 * <p><b>Archive form.</b> PDF/A-2a: fonts inside, tagged, no outside reference. A certificate is read in years, perhaps by a machine that
 * reads aloud; what a viewer has to guess, two viewers guess differently. The fonts are Liberation, whose licence allows a document to
 * carry them.
 */
@NullMarked
package io.lethe.evidence.paper;

import org.jspecify.annotations.NullMarked;
