package io.lethe.catalog;

/**
 * Facts about a server that go into the ledger and into {@code doctor}.
 *
 * @param uuid {@code @@server_uuid}; on MariaDB, which has none, {@code @@server_uid} or else host name and {@code @@server_id}
 */
public record Server(
        String version,
        Flavor flavor,
        String uuid,
        String flushLogAtTrxCommit,
        String syncBinlog,
        String binlogFormat,
        String binlogRowImage) {}
