package io.lethe.testing;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Drops what a test class made on the shared server. With the tables of hundreds of tests on it, MariaDB takes seconds for each question about
 * foreign keys, and the kill tests behind all others ask hundreds of times. Registered for all classes through {@code META-INF/services}.
 */
public final class SchemasDropped implements AfterAllCallback {
    @Override
    public void afterAll(ExtensionContext context) {
        if (!context.getRequiredTestClass().isMemberClass()) {
            TestServer.dropSchemas();
        }
    }
}
