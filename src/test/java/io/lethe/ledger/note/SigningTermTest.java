package io.lethe.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.LogInMemory;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SigningTermTest {
    private final VerifierKey one = new LogInMemory("ledger.example.com/lethe", 1).verifierKey();
    private final VerifierKey two = new LogInMemory("ledger.example.com/lethe", 2).verifierKey();

    @Test
    void readsWhatItWrites() {
        List<SigningTerm> terms = List.of(new SigningTerm(one, 0, 1300), new SigningTerm(two, 13, SigningTerm.OPEN));
        String lines = terms.stream().map(SigningTerm::lines).collect(Collectors.joining());

        assertThat(lines)
                .isEqualTo("# signs checkpoints of 0 to 1300 leaves\n" + one
                        + "\n# signs checkpoints of 13 leaves and more\n" + two + "\n");
        assertThat(SigningTerm.list(lines)).isEqualTo(terms);
        assertThat(VerifierKey.list(lines)).containsExactly(one, two);
    }

    @Test
    void readsKeysWithoutATermAndNotesThatAreNone() {
        assertThat(SigningTerm.list("# signs checkpoints since leaf 0\n\n " + one + " \n# of 2026\n" + two))
                .containsExactly(SigningTerm.always(one), SigningTerm.always(two));
    }

    @Test
    void coversBothEnds() {
        SigningTerm term = new SigningTerm(one, 13, 1300);
        assertThat(List.of(12L, 13L, 1300L, 1301L)).filteredOn(term::covers).containsExactly(13L, 1300L);
    }

    @Test
    void refusesATermThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> SigningTerm.list("# signs checkpoints of 5 to 4 leaves\n" + one))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
