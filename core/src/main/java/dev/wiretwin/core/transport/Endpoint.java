package dev.wiretwin.core.transport;

import java.util.Optional;

/**
 * Where to connect.
 *
 * @param host a name, or an IPv4 or IPv6 literal without brackets
 * @param port 1…65535
 * @param tls how to check the other end, or empty for plain TCP
 */
public record Endpoint(String host, int port, Optional<TlsTrust> tls) {}
