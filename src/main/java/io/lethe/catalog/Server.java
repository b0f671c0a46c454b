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
        BinaryLog binaryLog) {

    /** {@code MariaDB 11.4.5}; {@code VERSION()} puts the product behind the number, and more behind that. */
    @Override
    public String toString() {
        return flavor + " " + version.replaceFirst("-MariaDB.*", "");
    }
}
