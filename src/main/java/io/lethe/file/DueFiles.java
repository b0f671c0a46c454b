package io.lethe.file;

import io.lethe.policy.FileSet;
import io.lethe.policy.FileSet.Dating;
import io.lethe.policy.time.LocalDays;
import io.lethe.policy.time.StartRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which files of a set are due: plan, run, absence check and explanation ask here, so that they cannot differ.
 *
 * <ol>
 *   <li>A file's period runs from the day in its name, to whose end it may have been written, or from when it was last written to, whichever is
 *       later. A name whose day cannot be read, or lies in the future, makes it undated.
 *   <li>It is due if that lies before the cutoff, and it has been quiet for an hour.
 *   <li>Unless some process has it open for writing, or no true receipt could be written for it ({@link FoundFile#provable}).
 *   <li>Where files are masked: unless it is due for purge already, or nothing is left in it to mask.
 * </ol>
 *
 * @param masking null where files are purged
 * @param purged files whose start lies before this are purged instead
 */
public record DueFiles(
        FileSet files, Instant asOf, @Nullable LineMasking masking, Instant purged) {
    /** Of files that are purged. */
    public DueFiles(FileSet files, Instant asOf) {
        this(files, asOf, null, Instant.MIN);
    }

    /** Whoever writes a log seldom pauses for longer, and a period ends at midnight, when rotation may be at work. */
    static final Duration QUIET = Duration.ofHours(1);

    /**
     * What there is.
     *
     * @param due by name
     * @param open would be due, but somebody is writing
     * @param unprovable would be due, but no true receipt could be written
     * @param undated without a day that can be read
     * @param all how many files the set has
     */
    public record Found(List<FoundFile> due, int open, int unprovable, int undated, int all) {
        public Found {
            due = List.copyOf(due);
        }
    }

    /** Looks at the directory as it is now. Those whose start lies before {@code cutoff} are due. */
    public Found before(Instant cutoff) {
        List<FoundFile> all = Folder.open(files.directory()).files(files);
        List<FoundFile> old = new ArrayList<>();
        int undated = 0;
        for (FoundFile file : all) {
            Optional<Instant> start = start(file);
            undated += start.isEmpty() ? 1 : 0;
            start.filter(from -> from.isBefore(cutoff) && !from.isBefore(purged) && isQuiet(file))
                    .ifPresent(from -> old.add(file));
        }
        List<FoundFile> provable = old.stream().filter(FoundFile::provable).toList();
        List<FoundFile> closed = closed(provable);
        int open = provable.size() - closed.size();
        int unprovable = old.size() - provable.size();
        if (masking == null) {
            return new Found(closed, open, unprovable, undated, all.size());
        }
        Raw raw = Raw.of(Folder.open(files.directory()), closed, masking);
        return new Found(raw.raw(), open, unprovable + raw.noText(), undated, all.size());
    }

    /** Files in which there is something to mask, and how many there are in which nobody can tell. */
    private record Raw(List<FoundFile> raw, int noText) {
        static Raw of(Folder folder, List<FoundFile> files, LineMasking masking) {
            List<FoundFile> raw = new ArrayList<>();
            int noText = 0;
            for (FoundFile file : files) {
                try {
                    if (folder.isRaw(file, masking)) {
                        raw.add(file);
                    }
                } catch (NoTextException e) {
                    noText++;
                }
            }
            return new Raw(raw, noText);
        }
    }

    private static List<FoundFile> closed(List<FoundFile> files) {
        if (files.isEmpty()) {
            return files;
        }
        Set<Inode> wanted = files.stream().map(file -> file.stamp().id()).collect(Collectors.toSet());
        Set<Inode> open = OpenFiles.among(wanted::contains);
        return files.stream().filter(file -> !open.contains(file.stamp().id())).toList();
    }

    private boolean isQuiet(FoundFile file) {
        return file.stamp().modified().isBefore(asOf.minus(QUIET));
    }

    /** From when on the file's period runs, and not after {@code asOf}; empty if nobody can tell. */
    public Optional<Instant> start(FoundFile file) {
        Instant modified = earlier(file.stamp().modified(), asOf);
        if (modified.isBefore(StartRange.FLOOR.toInstant(ZoneOffset.UTC))) {
            return Optional.empty();
        }
        return switch (files.dating()) {
            case Dating.Modified ignored -> Optional.of(modified);
            case Dating.InName(var form, ZoneId zone) ->
                form.read(file.name())
                        .filter(day -> isPast(day, zone))
                        .map(day -> later(modified, earlier(lastOf(day, zone), asOf)));
        };
    }

    private boolean isPast(LocalDate day, ZoneId zone) {
        return !day.isBefore(StartRange.FLOOR.toLocalDate())
                && !LocalDays.first(day, zone).isAfter(asOf);
    }

    private static Instant lastOf(LocalDate day, ZoneId zone) {
        return LocalDays.over(day, zone).minusMillis(1);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
