package io.lethe.cli;

import io.lethe.archive.Archive;
import io.lethe.archive.Segment;
import io.lethe.archive.SegmentDamagedException;
import io.lethe.archive.store.SegmentName;
import io.lethe.archive.store.StoreException;
import io.lethe.cli.terminal.Json;
import io.lethe.cli.terminal.Words;
import io.lethe.run.RecordedSegment;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Reads segments whole and compares them with what was recorded when they were written. */
@Command(
        name = "verify",
        header = "Read every segment whole, against what was recorded.",
        description = {
            "  lethe archive verify            exit 0 if all are as they were written, 5 if one is not, and then which",
            "  lethe archive verify SEGMENT.."
        })
final class ArchiveVerifyCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(arity = "0..*", paramLabel = "SEGMENT", description = "Only these.")
    private List<SegmentName> chosen = new ArrayList<>();

    ArchiveVerifyCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        try (Installation installation = lethe.open()) {
            List<RecordedSegment> recorded = installation.segments().list().stream()
                    .filter(segment -> segment.expiredAt() == null)
                    .toList();
            List<RecordedSegment> wanted = recorded.stream()
                    .filter(segment -> chosen.isEmpty() || chosen.contains(segment.name()))
                    .toList();
            refuseUnknown(wanted);
            List<String> findings = new ArrayList<>();
            wanted.forEach(segment -> verify(segment, installation, findings));
            List<String> unrecorded = chosen.isEmpty() ? unrecorded(recorded, installation) : List.of();
            Json json = Json.document("archive-verdict")
                    .put("holds", findings.isEmpty())
                    .put("segments", wanted.size())
                    .put("findings", findings)
                    .put("unrecorded", unrecorded);
            lethe.show(json, out -> print(out, wanted, findings, unrecorded));
            return findings.isEmpty() ? Exit.DONE : Exit.NOT_VERIFIED;
        }
    }

    private void refuseUnknown(List<RecordedSegment> wanted) {
        Set<SegmentName> unknown = new TreeSet<>(chosen);
        wanted.forEach(segment -> unknown.remove(segment.name()));
        if (!unknown.isEmpty()) {
            throw new UsageException("expected segments as `lethe archive list` prints them but was " + unknown + ".");
        }
    }

    private static void verify(RecordedSegment recorded, Installation installation, List<String> findings) {
        try {
            Archive archive = ArchiveLookup.named(recorded.archive(), installation);
            Segment found = archive.verify(recorded.name());
            if (!found.file().equals(recorded.file())) {
                findings.add("segment " + recorded.name() + " is not the file that was recorded: expected sha256 "
                        + recorded.file() + " but was " + found.file());
            }
        } catch (SegmentDamagedException | StoreException e) {
            findings.add(e.getMessage());
        }
    }

    /** Files that no run relied on: an engine died between writing and recording, and its rows are still there or in a later segment. */
    private static List<String> unrecorded(List<RecordedSegment> recorded, Installation installation) {
        Set<SegmentName> known = recorded.stream().map(RecordedSegment::name).collect(Collectors.toSet());
        return recorded.stream()
                .map(RecordedSegment::archive)
                .distinct()
                .map(name -> ArchiveLookup.named(name, installation))
                .flatMap(archive -> archive.list().stream())
                .filter(name -> !known.contains(name))
                .map(SegmentName::name)
                .toList();
    }

    private static void print(
            PrintWriter out, List<RecordedSegment> wanted, List<String> findings, List<String> unrecorded) {
        findings.forEach(out::println);
        unrecorded.forEach(
                name -> out.println("segment " + name + " was never recorded: no row was deleted because of it"));
        long rows = wanted.stream().mapToLong(RecordedSegment::rows).sum();
        out.println(
                findings.isEmpty()
                        ? "The archives hold: " + Words.count(wanted.size(), "segment") + " with "
                                + Words.count(rows, "row") + " are as they were written."
                        : "THE ARCHIVES DO NOT HOLD: " + Words.count(findings.size(), "finding")
                                + ". Keep all files; look for other copies.");
    }
}
