package io.lethe.evidence.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HostileCertificateTest {

    @Test
    void showsMarkupAsTheLettersItIsAndBreaksWordsThatFitNoLine() {
        assertThat(Printed.of(HostileCertificates.ofStrangeWords(), Language.EN).letterByLetter())
                .contains(HostileCertificates.SCRIPT.replace(" ", ""), HostileCertificates.ENDLESS);
    }

    @Test
    void showsCharactersThatTurnOrLackAGlyphByTheirNumbers() {
        assertThat(new ReadableText().of(HostileCertificates.TURNED))
                .isEqualTo("paid [U+202E]deton[U+202C] [U+05E9][U+05DC][U+05D5][U+05DD]"
                        + " [U+0645][U+0631][U+062D][U+0628][U+0627] [U+4E2D][U+6587] [U+1F600] [U+E000] a[U+D800]b");
        assertThat(new ReadableText().of("Jürgen Groß, Łódź, Αθήνα, Київ, M. Öztürk · “x” – 5 €"))
                .isEqualTo("Jürgen Groß, Łódź, Αθήνα, Київ, M. Öztürk · “x” – 5 €");
        assertThat(new ReadableText().of("a\u0000\tb")).isEqualTo("a[U+0000][U+0009]b");
    }

    /** 300 tables take a dozen pages; each page of the table has its head, and every table stands on one of them. */
    @Test
    void repeatsTheHeadOfALongTable() {
        List<String> pages =
                Printed.of(HostileCertificates.ofTables(300), Language.EN).pages();
        List<String> withLines =
                pages.stream().filter(page -> page.contains("clienttask.t")).toList();
        assertThat(withLines).hasSizeGreaterThan(5).allMatch(page -> page.contains("Policy, rule"));
        assertThat(String.join("", withLines)).contains("clienttask.t1 ", "clienttask.t150 ", "clienttask.t300 ");
    }
}
