package io.lethe.cli;

import io.lethe.archive.Archives;
import io.lethe.archive.object.ObjectStores;
import io.lethe.catalog.ServerView;
import io.lethe.catalog.Target;
import io.lethe.evidence.CertificateIssuer;
import io.lethe.ledger.anchor.Anchor;
import io.lethe.ledger.key.KeyInventory;
import io.lethe.metrics.Watched;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.TargetName;
import io.lethe.run.KeyDestruction;
import io.lethe.run.KeyRotation;
import io.lethe.run.ObjectSearch;
import io.lethe.run.RealmKeys;
import io.lethe.run.Replays;
import io.lethe.run.Replica;
import io.lethe.run.Restores;
import io.lethe.run.Segments;
import java.sql.SQLException;
import java.util.List;

/**
 * The configured databases, open, and what works on them. Made by the root, closed by the command that opened it. A part that is
 * not asked for is not made: a target that is away hinders no command about another.
 */
public interface Installation extends Watched, AutoCloseable {
    /** The policies and maps, all of them right. */
    PolicySet policies();

    Target target(TargetName name) throws SQLException;

    /** The servers that follow a target's; opens none of them. */
    List<Replica> replicas(TargetName target);

    /** Where objects are that rows point at; opens none of them. */
    ObjectStores objects();

    /** The server that own is on, as our user sees it. */
    ServerView ownServer() throws SQLException;

    /** Where checkpoints are taken to, sorted by name; asks none of them, and opens no database. */
    List<Anchor> anchors();

    /** Issues certificates; {@code engine} is the program's name and version. */
    CertificateIssuer certificates(String engine) throws SQLException;

    Restores restores(TargetName target) throws SQLException;

    Replays replays(TargetName target) throws SQLException;

    ObjectSearch objectSearch(TargetName target) throws SQLException;

    /** The segments that runs have written. */
    Segments segments() throws SQLException;

    /** The keys that lie in the key directory; opens none of them, and no database. */
    KeyInventory keyInventory();

    RealmKeys realmKeys() throws SQLException;

    /** Of the keys that sign checkpoints. */
    KeyRotation keyRotation() throws SQLException;

    /** Of keys that all configured targets may need; opens them all. */
    KeyDestruction keyDestruction() throws SQLException;

    /** The archives of the settings; opens none of them. */
    Archives archives();

    @Override
    void close();
}
