package io.lethe.policy.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.policy.Masking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealmTest {
    private static final Category PEOPLE = new Category("people");

    @Test
    void isNeverTheCategoryOfItsName() {
        Realm own = new Masking.Pseudonym("").within(PEOPLE);
        Realm shared = new Masking.Pseudonym("people").within(PEOPLE);

        assertThat(own).isEqualTo(new Realm.Own(PEOPLE)).hasToString("category people");
        assertThat(shared).isEqualTo(new Realm.Shared("people")).hasToString("realm people");
        assertThat(own.key()).isEqualTo("category-people");
        assertThat(shared.key()).isEqualTo("realm-people");
        assertThat(new Realm.Shared("category-people").key()).isEqualTo("realm-category-people");
    }

    @Test
    void isTheSameForNamesAndHashes() {
        assertThat(new Masking.KeyedHash("people").within(new Category("mailing-list")))
                .isEqualTo(new Masking.Pseudonym("people").within(PEOPLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "People", "../people", "people.key", "a--b"})
    void refusesWhatCouldNameAnotherFile(String name) {
        assertThatThrownBy(() -> new Realm.Shared(name))
                .hasMessage("expected a realm such as \"people\" but was \"" + name + "\"");
    }
}
