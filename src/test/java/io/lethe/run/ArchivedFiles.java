package io.lethe.run;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.lethe.archive.Archive;
import io.lethe.archive.SegmentReading;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.RowLine;
import io.lethe.archive.store.SegmentName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files in a workshop's archive, put together from the lines of their segments as anybody could who has no more than these. */
record ArchivedFiles(Workshop workshop) {
    /** Starts with an empty archive: what earlier runs wrote was looked at. */
    void clear() {
        Archive archive = workshop.archive();
        archive.list().forEach(archive::delete);
        workshop.own().sql().execute("DELETE FROM segment");
    }

    /** The texts of all files in segments, by their names, in the order in which they were written. */
    Map<String, List<String>> files() {
        Map<String, List<String>> files = new TreeMap<>();
        for (SegmentName name : workshop.archive().list()) {
            String path = "";
            StringBuilder base64 = new StringBuilder();
            for (JsonObject line : lines(name)) {
                path = line.get("path").getAsString();
                base64.append(line.get("bytes").getAsString());
            }
            String text = new String(Base64.getDecoder().decode(base64.toString()), StandardCharsets.UTF_8);
            files.computeIfAbsent(path, first -> new ArrayList<>()).add(text);
        }
        return files;
    }

    private List<JsonObject> lines(SegmentName name) {
        List<JsonObject> lines = new ArrayList<>();
        try (SegmentReading reading = workshop.archive().open(name)) {
            RowLine form = new RowLine(reading.schema());
            for (@Nullable Row row = reading.next(); row != null; row = reading.next()) {
                lines.add(JsonParser.parseString(new String(form.write(row), StandardCharsets.UTF_8))
                        .getAsJsonObject());
            }
        }
        return lines;
    }
}
