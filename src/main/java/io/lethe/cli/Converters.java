package io.lethe.cli;

import io.lethe.archive.store.SegmentName;
import io.lethe.evidence.paper.Language;
import io.lethe.ledger.key.DestroyableKey;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.Realm;
import io.lethe.policy.name.TargetName;
import java.net.InetSocketAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Words become values, or are refused in the values' own words. */
final class Converters {
    private Converters() {}

    static void addTo(CommandLine line) {
        line.registerConverter(Category.class, converter(Category::new));
        line.registerConverter(DatasetId.class, converter(DatasetId::new));
        line.registerConverter(DestroyableKey.class, converter(DestroyableKey::of));
        line.registerConverter(Realm.class, converter(Realm::ofKey));
        line.registerConverter(TargetName.class, converter(TargetName::new));
        line.registerConverter(SegmentName.class, converter(SegmentName::new));
        line.registerConverter(RunId.class, converter(Converters::run));
        line.registerConverter(
                UUID.class, converter(text -> Converters.run(text).value()));
        line.registerConverter(Language.class, converter(Language::read));
        line.registerConverter(Hash.class, converter(Hash::parse));
        line.registerConverter(Instant.class, converter(Converters::instant));
        line.registerConverter(InetSocketAddress.class, converter(ListenAddress::read));
        line.registerConverter(long.class, converter(Converters::count));
    }

    private static <T> ITypeConverter<T> converter(Function<String, T> reader) {
        return text -> {
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }

    private static RunId run(String text) {
        try {
            return RunId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "expected an id such as 01980000-0000-7000-8000-000000000001 but was \"" + text + "\"", e);
        }
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected an instant such as 2026-11-22T09:30:00Z but was \"" + text + "\"", e);
        }
    }

    private static long count(String text) {
        if (!text.matches("[1-9][0-9]{0,14}")) {
            throw new IllegalArgumentException("expected a number from 1 on but was \"" + text + "\"");
        }
        return Long.parseLong(text);
    }
}
