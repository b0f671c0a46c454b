package io.lethe.cli;

import io.lethe.archive.Archive;
import io.lethe.archive.SegmentReading;
import io.lethe.archive.store.SegmentName;
import java.util.List;

/** Finds archives of the settings, and segments in them, without any database: an archive must be readable when there is none. */
final class ArchiveLookup {
    private ArchiveLookup() {}

    static Archive named(String name, Installation installation) {
        return installation
                .archives()
                .named(name)
                .orElseThrow(() -> new UsageException("expected an archive \"" + name
                        + "\" in archives of lethe.yaml but there is none. Nothing was changed."));
    }

    /** A segment and where it lies. */
    record Found(Archive archive, SegmentName name) {
        SegmentReading open() {
            return archive.open(name);
        }
    }

    /** By its name, or by a beginning that no other has. */
    static Found segment(String word, Installation installation) {
        List<Found> all = installation.archives().byName().values().stream()
                .flatMap(archive -> archive.list().stream().map(name -> new Found(archive, name)))
                .filter(found -> found.name().name().startsWith(word))
                .toList();
        if (all.isEmpty()) {
            throw new UsageException("expected a segment as `lethe archive list` prints it, in one of the archives "
                    + installation.archives().byName().keySet() + ", but was \"" + word + "\". Nothing was changed.");
        }
        return all.stream()
                .filter(found -> all.size() == 1 || found.name().name().equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException("expected the beginning of one segment's name but \"" + word
                        + "\" begins " + all.size() + " of them. Nothing was changed."));
    }
}
