package io.lethe.policy.read;

import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.time.DateColumn;
import io.lethe.policy.time.DateType;
import io.lethe.policy.yaml.YamlNode;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code {created_at: {type: datetime, zone: UTC}}}: a zone where the column holds local times, and nowhere else. */
final class DateColumnReader {
    private static final Keys KEYS = new Keys("a date column", Map.of("type", "type: datetime"), List.of("zone"));

    private DateColumnReader() {}

    private record Kind(DateType type, ZoneId zone) {}

    static Optional<Map<ColumnName, DateColumn>> read(YamlNode node, Problems problems) {
        NamedValues<ColumnName, Kind> form = new NamedValues<>(
                "date columns such as {created_at: {type: datetime, zone: UTC}}",
                ColumnName::new,
                DateColumnReader::kind);
        return NamedValues.read(form, node, problems).map(kinds -> {
            Map<ColumnName, DateColumn> columns = new LinkedHashMap<>();
            kinds.forEach((name, kind) -> columns.put(name, new DateColumn(name, kind.type(), kind.zone())));
            return columns;
        });
    }

    private static Optional<Kind> kind(YamlNode node, Problems problems) {
        return Fields.open(node, KEYS, problems).flatMap(fields -> {
            Optional<DateType> type = fields.read("type", TextReader.word("a type of date", DateType.class));
            Optional<ZoneId> zone = fields.read("zone", DateReader::zone);
            type.ifPresent(known -> checkZone(known, fields));
            return fields.complete()
                    ? Optional.of(new Kind(type.orElseThrow(), zone.orElse(ZoneOffset.UTC)))
                    : Optional.empty();
        });
    }

    private static void checkZone(DateType type, Fields fields) {
        if (type.isLocal() && !fields.has("zone")) {
            fields.missing("zone", "a column of type " + type, "zone: UTC");
        }
        if (!type.isLocal() && fields.has("zone")) {
            String why = type == DateType.DATE ? "is a day of the policy's own zone" : "is an instant in every zone";
            fields.refuse("zone", "expected no zone for type " + type + ", which " + why, "Remove the zone.");
        }
    }
}
