package io.lethe.run;

import javax.sql.DataSource;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Spring Batch on the engine's own database, set up by hand.
 *
 * <p>By hand, since its defaults are traps for a program that deletes: without a data source it silently keeps its repository in memory, so that
 * nothing can be restarted; it writes contexts by Java serialisation; it creates job instances under SERIALIZABLE, which on MySQL means
 * deadlocks; and started by Spring Boot it runs the job at boot.
 */
final class BatchRepository {
    private final PlatformTransactionManager transactions;
    private final JobRepository repository;
    private final MapJobRegistry jobs = new MapJobRegistry();
    private final JobOperator operator;

    BatchRepository(DataSource own) {
        this.transactions = new JdbcTransactionManager(own);
        try {
            JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
            factory.setDataSource(own);
            factory.setTransactionManager(transactions);
            // Through Connector/J both servers are "MySQL" to Batch, and both have the sequence tables of
            // V5__batch.sql.
            factory.setDatabaseType("MYSQL");
            factory.setIsolationLevelForCreate("ISOLATION_READ_COMMITTED");
            // Batch would keep the stack trace of a failure, and a server's message may quote keys and values of rows.
            factory.setMaxVarCharLengthForExitMessage(0);
            factory.setSerializer(new PlainContextSerializer());
            factory.afterPropertiesSet();
            this.repository = factory.getObject();
            TaskExecutorJobOperator jobOperator = new TaskExecutorJobOperator();
            jobOperator.setJobRepository(repository);
            jobOperator.setJobRegistry(jobs);
            jobOperator.afterPropertiesSet();
            this.operator = jobOperator;
        } catch (Exception e) {
            throw new IllegalStateException("cannot set up Spring Batch", e);
        }
    }

    JobRepository repository() {
        return repository;
    }

    PlatformTransactionManager transactions() {
        return transactions;
    }

    MapJobRegistry jobs() {
        return jobs;
    }

    JobOperator operator() {
        return operator;
    }
}
