package io.lethe.evidence.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.lethe.evidence.Certificate;
import io.lethe.evidence.PolicyStatement;
import io.lethe.evidence.RunCounts;
import io.lethe.evidence.RunStatement;
import io.lethe.evidence.TableStatement;
import io.lethe.policy.Policy;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificatePdfTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    /** 20 mm, in points of 1/72 inch. */
    private static final float MARGIN = 56.6f;

    private static final float WIDTH = 595.3f;

    /** Each rendered once: it takes its time. */
    private static final Map<Language, Printed> OF_RUN = new EnumMap<>(Language.class);

    private static Printed ofRun(Language language) {
        return OF_RUN.computeIfAbsent(language, missing -> Printed.of(Certificates.ofRun(), missing));
    }

    /** The words that a judge reads, whole. {@code -Dgolden.write=true} writes them anew. */
    @ParameterizedTest
    @EnumSource
    void saysWhatItSays(Language language) throws IOException {
        assertGolden("certificate-of-run." + language + ".txt", ofRun(language));
        assertGolden("certificate-of-record." + language + ".txt", Printed.of(Certificates.ofRecord(), language));
        assertGolden(
                "certificate-of-masked-record." + language + ".txt",
                Printed.of(Certificates.ofMaskedRecord(), language));
        assertGolden("certificate-of-objects." + language + ".txt", Printed.of(ObjectCertificates.ofRun(), language));
        assertGolden("certificate-of-object." + language + ".txt", Printed.of(ObjectCertificates.ofRecord(), language));
        assertGolden("certificate-of-subject." + language + ".txt", Printed.of(Certificates.ofSubject(), language));
    }

    /** As in a certificate of a run from before objects were counted apart at its end. */
    @Test
    void saysThatObjectsAreAmongTheRowsWhereTheRunDoesNotCountThemApart() {
        assertThat(Printed.of(ObjectCertificates.ofRun(null), Language.EN).text())
                .contains(
                        "\ndone 6,020 dealt with in a committed transaction\nobjects 4,816 of those done, objects at which rows"
                                + " pointed: planned, done and no longer due count \nthem with the rows\n",
                        "Of 6,020 rows and objects done, 6,018 \nwere no longer due.")
                .doesNotContain("Rows Objects");
    }

    private static void assertGolden(String file, Printed printed) throws IOException {
        String text = printed.text();
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(GOLDEN.resolve(file), text);
        }
        assertThat(text).isEqualTo(Files.readString(GOLDEN.resolve(file)));
    }

    @ParameterizedTest
    @EnumSource
    void holdsEveryFact(Language language) {
        Certificate certificate = Certificates.ofRun();
        assertThat(ofRun(language).letterByLetter())
                .contains(facts(certificate, new Scribe(language))
                        .map(fact -> fact.replaceAll("\\s", ""))
                        .toList());
    }

    private static Stream<String> facts(Certificate certificate, Scribe scribe) {
        List<String> facts = new ArrayList<>(List.of(
                certificate.issue().id().toString(),
                scribe.instant(certificate.issue().at()),
                certificate.issue().by(),
                certificate.issue().engine(),
                certificate.ledger().origin(),
                certificate.ledger().root().hex(),
                scribe.number(certificate.ledger().size())));
        certificate.runs().forEach(run -> addFacts(run, facts, scribe));
        certificate.policies().forEach(policy -> addFacts(policy, facts));
        certificate.approvals().forEach(approval -> facts.add(approval.plan().hex()));
        certificate.holds().forEach(hold -> facts.add(hold.hold().toString()));
        certificate.residuals().forEach(copy -> facts.addAll(List.of(copy.target(), copy.where())));
        return facts.stream();
    }

    private static void addFacts(RunStatement run, List<String> facts, Scribe scribe) {
        facts.addAll(List.of(
                run.run().toString(),
                run.target().toString(),
                run.server(),
                run.plan().hex(),
                run.keyEpoch(),
                scribe.instant(run.asOf()),
                scribe.instant(run.cutoff()),
                scribe.instant(run.startedAt()),
                scribe.rows(run.rows())));
        RunCounts counts = run.counts().orElseThrow();
        Stream.of(counts.planned(), counts.done(), counts.absent(), counts.held(), counts.undated(), counts.skipped())
                .map(scribe::number)
                .forEach(facts::add);
        for (TableStatement table : run.tables()) {
            facts.addAll(List.of(
                    table.table().toString(),
                    table.dataset().name(),
                    table.policy().category().name(),
                    scribe.instant(table.cutoff()),
                    scribe.number(table.rows()),
                    scribe.transactions(table.chunks()),
                    scribe.instant(table.firstCommit()),
                    scribe.instant(table.lastCommit())));
        }
    }

    private static void addFacts(PolicyStatement policy, List<String> facts) {
        Policy text = Objects.requireNonNull(policy.text());
        facts.addAll(List.of(
                policy.version().sha256().hex(),
                text.title(),
                text.purpose(),
                text.owner(),
                text.basis().reference(),
                text.zone().getId()));
        text.rules()
                .forEach(rule ->
                        facts.addAll(List.of(rule.data().name(), rule.since().toString())));
    }

    @ParameterizedTest
    @EnumSource
    void fitsThreePagesAndNumbersThem(Language language) {
        List<String> pages = ofRun(language).pages();
        assertThat(pages).hasSizeLessThanOrEqualTo(3);
        for (int i = 0; i < pages.size(); i++) {
            assertThat(pages.get(i))
                    .contains((i + 1) + "/" + pages.size())
                    .contains("01980000-0000-7000-8000-000000000009");
        }
    }

    @Test
    void makesTheSameBytesAgain() {
        assertThat(CertificatePdf.render(Certificates.ofRun(), Language.DE))
                .isEqualTo(ofRun(Language.DE).bytes())
                .isNotEqualTo(ofRun(Language.EN).bytes());
    }

    @Test
    void keepsEveryLetterInsideTheMargins() {
        Printed strange = Printed.of(HostileCertificates.ofStrangeWords(), Language.EN);
        for (Printed printed : List.of(ofRun(Language.EN), ofRun(Language.DE), strange)) {
            assertThat(printed.letters())
                    .allSatisfy(letter ->
                            assertThat(letter.getX()).isBetween(MARGIN, WIDTH - MARGIN - letter.getWidth() + 0.5f));
        }
    }

    @Test
    void carriesACodeThatReadersRead() throws Exception {
        Printed printed = ofRun(Language.EN);
        BinaryBitmap picture = new BinaryBitmap(
                new HybridBinarizer(luminance(printed.picture(printed.pages().size() - 1))));
        assertThat(new QRCodeReader()
                        .decode(picture, Map.of(DecodeHintType.TRY_HARDER, true))
                        .getText())
                .isEqualTo(Certificates.hash(Certificates.checkpoint().text()).hex());
    }

    private static LuminanceSource luminance(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        byte[] light = new byte[width * height];
        for (int i = 0; i < light.length; i++) {
            light[i] = (byte) picture.getRGB(i % width, i / width);
        }
        return new PlanarYUVLuminanceSource(light, width, height, 0, 0, width, height, false);
    }

    @ParameterizedTest
    @EnumSource
    void attestsAndDoesNotPromise(Language language) {
        String text = ofRun(language).text().toLowerCase(Locale.ROOT);
        assertThat(text)
                .doesNotContain(
                        "irrecoverabl", "unwiederbringlich", "unwiderruflich", "permanently", "endgültig", "destroyed");
        assertThat(text.split("qualifi", -1))
                .as("qualified only in what is denied, twice in one sentence")
                .hasSize(3);
    }
}
