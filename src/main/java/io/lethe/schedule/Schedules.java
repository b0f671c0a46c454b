package io.lethe.schedule;

import io.lethe.ledger.OwnDatabase;
import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.Category;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.DBConnectionManager;

/**
 * The timetables of the policies at work, together with every other engine on the same own database: each firing is one engine's.
 * Adopt, start, close, in this order; the policies may be adopted again at any time. Safe for several threads.
 */
public final class Schedules implements AutoCloseable {
    private final Scheduler scheduler;
    private final WindowStops stops;
    private final InstantSource clock;
    private volatile PolicySet policies = new PolicySet(List.of(), List.of(), List.of());

    /** The own database's sessions must be READ COMMITTED: under REPEATABLE READ Quartz deadlocks with itself. */
    public Schedules(OwnDatabase own, FiringAction action, InstantSource clock) {
        this.clock = clock;
        this.stops = new WindowStops(clock);
        this.scheduler = made(own);
        order(() -> scheduler.setJobFactory((fired, by) -> new PolicyJob(policies, action, stops, clock)));
    }

    /** Makes the stored triggers agree with the policies. What agrees already is not touched, so that nothing missed is forgotten. */
    public void adopt(PolicySet adopted) {
        policies = adopted;
        order(() -> new TriggerReconciliation(scheduler).agreeWith(adopted));
    }

    /** From now on firings happen. Each policy whose window is open is looked at once; outside its window none is run. */
    public void start() {
        order(() -> {
            new CatchUp(scheduler, clock.instant()).start(policies);
            scheduler.start();
        });
    }

    /** The next window of a category after this instant; empty if no policy has it. */
    public Optional<Firing> nextFiring(Category category, Instant after) {
        return policies.policy(category).map(Policy::schedule).map(Firings::new).map(firings -> firings.next(after));
    }

    /** No more firings; asks the runs that fired here to stop, and returns when they have. */
    @Override
    public void close() {
        order(() -> {
            scheduler.standby();
            stops.askAll();
            scheduler.shutdown(true);
        });
        stops.close();
    }

    private static Scheduler made(OwnDatabase own) {
        // Quartz finds its database by name in a registry of the whole JVM; the name must be this object's own.
        String connections = "lethe-own-" + System.identityHashCode(own);
        DBConnectionManager.getInstance().addConnectionProvider(connections, new OwnConnections(own));
        try {
            Scheduler made = new StdSchedulerFactory(QuartzSettings.of(connections)).getScheduler();
            // Else another engine in this JVM would be handed this scheduler instead of one of its own.
            SchedulerRepository.getInstance().remove(QuartzSettings.NAME);
            return made;
        } catch (SchedulerException e) {
            throw new ScheduleStoreException(e);
        }
    }

    private interface Order {
        void give() throws SchedulerException;
    }

    private static void order(Order order) {
        try {
            order.give();
        } catch (SchedulerException e) {
            throw new ScheduleStoreException(e);
        }
    }
}
