package io.lethe.evidence;

import io.lethe.ledger.Ledger;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.receipt.RunId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Picks from the ledger the leaves that a certificate needs, under one checkpoint: those of its runs, and by what right and against
 * what holds these ran. One query for each run and one for each kind of entry, whatever the number of chunks.
 */
final class LeafSelection {
    private final Ledger ledger;
    private final long size;
    private final SortedMap<Long, Leaf> leaves = new TreeMap<>();

    /** Of leaves below {@code size}. */
    LeafSelection(Ledger ledger, long size) {
        this.ledger = ledger;
        this.size = size;
    }

    /** All leaves of a run; refuses one that the ledger does not know. */
    LeafSelection withRun(RunId run) {
        return withRun(run, leaf -> true);
    }

    /** Of a run the leaves of its start and its end, and those of its chunks that are wanted. */
    LeafSelection withRun(RunId run, Predicate<LeafText> chunks) {
        List<Leaf> ofRun = below(ledger.entriesOf(run));
        if (ofRun.stream().noneMatch(leaf -> LeafText.of(leaf).type().equals("run.started"))) {
            throw new CertificateRefusedException("the ledger knows no run " + run
                    + " under its latest checkpoint. Nothing was issued. lethe runs lists the latest.");
        }
        for (Leaf leaf : ofRun) {
            LeafText text = LeafText.of(leaf);
            if (!text.isChunk() || chunks.test(text)) {
                leaves.put(leaf.index(), leaf);
            }
        }
        return this;
    }

    /** Adds what tells of rows that were put back from segments of the chunks that were picked. */
    LeafSelection withRestorations() {
        Set<String> segments = texts().stream()
                .filter(text -> text.type().equals("chunk.archived"))
                .map(text -> text.json().text("segment"))
                .collect(Collectors.toSet());
        if (!segments.isEmpty()) {
            Set<Long> lost = LostLeaves.of(ledger);
            below(ledger.entriesOf("chunk.restored")).stream()
                    .filter(leaf -> !lost.contains(leaf.index()))
                    .filter(leaf -> segments.contains(LeafText.of(leaf).json().text("segment")))
                    .forEach(leaf -> leaves.put(leaf.index(), leaf));
        }
        return this;
    }

    /**
     * Adds what concerns the runs that were picked: adoptions of their policies, approvals of their plans, holds in their time; and which keys signed the
     * log from when to when.
     */
    SortedMap<Long, Leaf> complete() {
        List<RunStatement> runs = Statements.of(texts()).runs();
        for (Leaf leaf : below(ledger.entriesOf("policy.adopted"))) {
            PolicyReference adopted =
                    PolicyReference.read(LeafText.of(leaf).json().object("policy"));
            boolean first = leaves.values().stream()
                    .map(LeafText::of)
                    .filter(text -> text.type().equals("policy.adopted"))
                    .noneMatch(text ->
                            PolicyReference.read(text.json().object("policy")).equals(adopted));
            keep(leaf, first && runs.stream().anyMatch(run -> run.policies().contains(adopted)));
        }
        for (Leaf leaf : below(ledger.entriesOf("approval.given"))) {
            LeafText text = LeafText.of(leaf);
            keep(
                    leaf,
                    runs.stream().anyMatch(run -> run.plan().equals(text.json().hash("digest"))));
        }
        addHolds(runs);
        Stream.of("key.rotated", "key.retired")
                .flatMap(type -> below(ledger.entriesOf(type)).stream())
                .forEach(leaf -> leaves.put(leaf.index(), leaf));
        return leaves;
    }

    private void addHolds(List<RunStatement> runs) {
        List<Leaf> released = below(ledger.entriesOf("hold.released"));
        for (Leaf leaf : below(ledger.entriesOf("hold.placed"))) {
            LeafText placed = LeafText.of(leaf);
            List<Leaf> releases = released.stream()
                    .filter(release -> release.index() > leaf.index()
                            && LeafText.of(release)
                                    .json()
                                    .text("hold")
                                    .equals(placed.json().text("hold")))
                    .toList();
            Instant end = releases.stream()
                    .map(release -> LeafText.of(release).json().instant("at"))
                    .findFirst()
                    .orElse(Instant.MAX);
            if (runs.stream().anyMatch(run -> overlaps(run, placed, end))) {
                leaves.put(leaf.index(), leaf);
                releases.forEach(release -> leaves.put(release.index(), release));
            }
        }
    }

    private static boolean overlaps(RunStatement run, LeafText placed, Instant released) {
        return placed.json().array("targets").texts().contains(run.target().name())
                && released.isAfter(run.startedAt())
                && placed.json().instant("at").isBefore(run.ending().at());
    }

    private void keep(Leaf leaf, boolean wanted) {
        if (wanted) {
            leaves.put(leaf.index(), leaf);
        }
    }

    Collection<LeafText> texts() {
        return leaves.values().stream().map(LeafText::of).toList();
    }

    private List<Leaf> below(List<Leaf> all) {
        return all.stream().filter(leaf -> leaf.index() < size).toList();
    }
}
