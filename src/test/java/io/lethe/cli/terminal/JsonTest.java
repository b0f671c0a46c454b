package io.lethe.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void keepsTheOrderOfItsMembersWithTheFormatFirst() {
        Json json = Json.document("sample")
                .put("zebra", 1)
                .put("apple", 9_007_199_254_740_993L)
                .put("at", Instant.parse("2026-11-22T09:30:00Z"))
                .put("period", Period.ofMonths(13))
                .put("share", new BigDecimal("0.40"))
                .put("nothing", null)
                .put("truth", true)
                .put("empty", List.of())
                .put("none", Json.object())
                .put("list", List.of(Json.object().put("a", "b"), 2));

        assertThat(json).hasToString("""
                {
                  "format": "lethe.sample/1",
                  "zebra": 1,
                  "apple": 9007199254740993,
                  "at": "2026-11-22T09:30:00Z",
                  "period": "P13M",
                  "share": 0.40,
                  "nothing": null,
                  "truth": true,
                  "empty": [],
                  "none": {},
                  "list": [
                    {
                      "a": "b"
                    },
                    2
                  ]
                }""");
    }

    @Test
    void escapesWhatJsonCannotSay() {
        assertThat(Json.object().put("text", "\"\\\n\t\u0001\u00e9\ud83d\ude00\ud83d"))
                .hasToString("{\n  \"text\": \"\\\"\\\\\\n\\t\\u0001\u00e9\ud83d\ude00\\ud83d\"\n}");
    }
}
