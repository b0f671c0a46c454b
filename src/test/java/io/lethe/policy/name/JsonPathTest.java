package io.lethe.policy.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {
    @Test
    void readsKeysAndWritesThemBack() {
        JsonPath path = JsonPath.of("$.user.\"e-mail.text's\".x-1.\"ip\"");

        assertThat(path.keys()).containsExactly("user", "e-mail.text's", "x-1", "ip");
        assertThat(path).hasToString("$.user.\"e-mail.text's\".x-1.ip");
        assertThat(JsonPath.of(path.toString())).isEqualTo(path);
        assertThat(JsonPath.quoted(path.keys())).isEqualTo("$.\"user\".\"e-mail.text's\".\"x-1\".\"ip\"");
        assertThat(JsonPath.of("$.a.b").objects()).containsExactly(List.of(), List.of("a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$",
                "ip",
                ".ip",
                "$ip",
                "$..ip",
                "$.*",
                "$**.ip",
                "$.ip.",
                "$.ip ",
                " $.ip",
                "$.1",
                "$.\"\"",
                "$.\"a\\\"b\"",
                "$.\"a\nb\"",
                "$.\"a\"b",
                "$.a\"b\"",
                "$.a'",
                "$.é",
                "$.a;drop"
            })
    void refusesWhatIsNoPath(String text) {
        assertThatThrownBy(() -> JsonPath.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a path such as \"$.ip\", \"$.user.email\" or '$.\"e-mail\"' but was \"" + text
                        + "\"");
    }

    @Test
    void refusesPathsWithoutEnd() {
        assertThatThrownBy(() -> JsonPath.of("$" + ".a".repeat(21))).hasMessageStartingWith("expected a path such as");
        assertThat(JsonPath.of("$" + ".a".repeat(20)).keys()).hasSize(20);
        assertThatThrownBy(() -> JsonPath.of("$.list[0].ip")).hasMessageContaining("goes into a list");
        assertThatThrownBy(() -> new JsonPath(List.of("a\"b"))).hasMessageStartingWith("expected a key without quotes");
    }

    @Test
    void overlapsWithWhatLiesInIt() {
        JsonPath user = JsonPath.of("$.user");

        assertThat(user.overlaps(JsonPath.of("$.user.email"))).isTrue();
        assertThat(JsonPath.of("$.user.email").overlaps(user)).isTrue();
        assertThat(user.overlaps(JsonPath.of("$.username"))).isFalse();
    }
}
