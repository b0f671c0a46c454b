package io.lethe.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Decides when an engine dies: at the n-th call to any of its databases, before the call is sent or after it was carried out. From then
 * on it has no connections and gets none, as after {@code kill -9}: nothing is rolled back by it, the servers find out by themselves.
 */
public final class Mortality {
    /** On which side of the fatal call. */
    public enum Side {
        BEFORE,
        AFTER
    }

    private final int fatalCall;
    private final Side side;
    private final Predicate<String> counted;
    private final CallWatcher watcher;
    private final List<String> calls = new ArrayList<>();
    private final Map<Connection, HikariDataSource> open = new ConcurrentHashMap<>();
    private boolean dead;

    private Mortality(int fatalCall, Side side, Predicate<String> counted, CallWatcher watcher) {
        this.fatalCall = fatalCall;
        this.side = side;
        this.counted = counted;
        this.watcher = watcher;
    }

    /** Never dies, and has somebody beside it. */
    public static Mortality watched(CallWatcher watcher) {
        return new Mortality(Integer.MAX_VALUE, Side.BEFORE, call -> false, watcher);
    }

    /** Never dies, and nobody looks. */
    public static Mortality immortal() {
        return immortal(call -> false);
    }

    /** Never dies; counts the calls whose text the predicate accepts. */
    public static Mortality immortal(Predicate<String> counted) {
        return new Mortality(Integer.MAX_VALUE, Side.BEFORE, counted, new CallWatcher() {});
    }

    /** Dies at the n-th such call, counted from 1. */
    public static Mortality at(int call, Side side, Predicate<String> counted) {
        return new Mortality(call, side, counted, new CallWatcher() {});
    }

    /** The texts of the counted calls, in order. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    public synchronized boolean isDead() {
        return dead;
    }

    /** Not synchronized: whoever watches may keep one thread of the engine waiting for another. */
    CallWatcher watcher() {
        return watcher;
    }

    synchronized void opened(Connection connection, HikariDataSource pool) throws SQLException {
        refuseTheDead();
        open.put(connection, pool);
    }

    void closed(Connection connection) {
        open.remove(connection);
    }

    synchronized void before(String call) throws SQLException {
        refuseTheDead();
        if (counted.test(call)) {
            calls.add(call);
            if (calls.size() == fatalCall && side == Side.BEFORE) {
                die();
            }
        }
        refuseTheDead();
    }

    synchronized void after(String call) throws SQLException {
        if (counted.test(call) && calls.size() == fatalCall && side == Side.AFTER) {
            die();
        }
        refuseTheDead();
    }

    private void die() throws SQLException {
        dead = true;
        for (Map.Entry<Connection, HikariDataSource> entry : open.entrySet()) {
            entry.getKey().abort(Runnable::run);
            entry.getValue().evictConnection(entry.getKey());
        }
    }

    private void refuseTheDead() throws SQLException {
        if (dead) {
            throw new SQLException("this engine is dead", "08S01");
        }
    }
}
