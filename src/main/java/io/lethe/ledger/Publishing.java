package io.lethe.ledger;

import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.place.Place;
import io.lethe.ledger.place.PlaceFailedException;
import io.lethe.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the log to places where anybody may read it, and remembers how far each is:
 *
 * <ol>
 *   <li>Sign a checkpoint if there are leaves without one.
 *   <li>Take the place's turn: of several engines one writes there at a time, so that no checkpoint takes the place of a larger one.
 *   <li>Only then read what is the latest, and bring the place up to it: see {@link LogFiles}.
 *   <li>Note how far it is. If we die before this: the next round finds it there.
 * </ol>
 *
 * <p>A place that is away stops nothing: that it is away is noted and logged, each time, and the next round goes on. Safe for several threads and
 * engines.
 */
public final class Publishing {
    private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);

    private final Ledger ledger;
    private final OwnDatabase own;
    private final KeyDirectory keys;
    private final SortedMap<String, Place> places;
    private final InstantSource clock;

    public Publishing(
            Ledger ledger, OwnDatabase own, KeyDirectory keys, SortedMap<String, Place> places, InstantSource clock) {
        this.ledger = ledger;
        this.own = own;
        this.keys = keys;
        this.places = new TreeMap<>(places);
        this.clock = clock;
    }

    /** How far each place is, by their names. Asks none of them. */
    public List<PlaceState> states() throws SQLException {
        List<PlaceState> states = new ArrayList<>();
        for (String name : places.keySet()) {
            states.add(own.read(sql -> state(name, new PlaceRows(sql))));
        }
        return states;
    }

    /**
     * Brings every place up to a checkpoint over all that there is, and says how far each is then.
     *
     * @throws LedgerCorruptException if a place has a checkpoint of another history
     */
    public List<PlaceState> publish() throws SQLException {
        if (!places.isEmpty() && !ledger.status().isPublished()) {
            ledger.checkpoint();
        }
        for (Map.Entry<String, Place> place : places.entrySet()) {
            try (Connection connection = own.open()) {
                inTurn(place.getKey(), place.getValue(), new PlaceRows(own.on(connection)));
            }
        }
        return states();
    }

    private void inTurn(String name, Place place, PlaceRows rows) {
        rows.introduce(name);
        String turn = turn(name);
        if (!rows.takeTurn(turn)) {
            LOG.info("another engine is publishing to {}", name);
            return;
        }
        try {
            bring(name, place, rows);
        } finally {
            rows.giveBack(turn);
        }
    }

    /** The server knows such names without a schema, and with at most 64 characters. */
    private String turn(String name) {
        Hash hash = Hash.of((keys.origin() + "\n" + name).getBytes(StandardCharsets.UTF_8));
        return "lethe:place:" + hash.hex().substring(0, 32);
    }

    private void bring(String name, Place place, PlaceRows rows) {
        Optional<SignedNote> latest = new PublishedRows(rows.sql()).latest();
        if (latest.isEmpty()) {
            return;
        }
        try {
            LedgerStore store = new LedgerStore(rows.sql());
            Checkpoint there = new LogFiles(store, place, keys.checkpointVerifier()).bring(latest.get());
            rows.brought(name, there.size(), clock.instant());
            rows.trouble().answered(name);
        } catch (PlaceFailedException e) {
            rows.trouble().failed(name, e.code(), e, clock.instant());
            tell(state(name, rows));
        }
    }

    private void tell(PlaceState state) {
        if (state.isLagging(clock.instant())) {
            LOG.error("PLACE_LAGGING place {}: {}", state.name(), state);
        } else {
            LOG.warn("PLACE_BEHIND place {}: {}", state.name(), state);
        }
    }

    private static PlaceState state(String name, PlaceRows rows) {
        Optional<PlaceRows.Standing> standing = rows.standing(name);
        long size = standing.map(PlaceRows.Standing::size).orElse(0L);
        PublishedRows published = new PublishedRows(rows.sql());
        return new PlaceState(
                name,
                size,
                standing.map(PlaceRows.Standing::at).orElse(null),
                published.latestSize(),
                published.since(size).orElse(null),
                rows.trouble().of(name).orElse(null));
    }
}
