package io.lethe.catalog;

/** Facts about a server that go into the ledger and into {@code doctor}. {@code uuid} is {@code @@server_uuid}, or on MariaDB, which has none, the value of {@code @@server_id} and the host name. */
public record Server(
        String version,
        Flavor flavor,
        String uuid,
        String flushLogAtTrxCommit,
        String syncBinlog,
        String binlogFormat,
        String binlogRowImage) {}
