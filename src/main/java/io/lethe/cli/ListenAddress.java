package io.lethe.cli;

import java.net.InetSocketAddress;

/** Where a server of ours listens, as people write it: {@code 127.0.0.1:8035}. */
public final class ListenAddress {
    private static final int MAX_PORT = 65_535;

    private ListenAddress() {}

    /**
     * The address, its host looked up.
     *
     * @throws IllegalArgumentException in words, where this is none, or its host cannot be found
     */
    public static InetSocketAddress read(String text) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > MAX_PORT) {
            throw new IllegalArgumentException("expected an address such as 127.0.0.1:8035 but was \"" + text + "\"");
        }
        InetSocketAddress address = new InetSocketAddress(text.substring(0, colon), Integer.parseInt(port));
        if (address.isUnresolved()) {
            throw new IllegalArgumentException(
                    "expected the name or address of this machine but was \"" + text.substring(0, colon) + "\"");
        }
        return address;
    }
}
