package dev.wiretwin.bridge.virtual.at;

/**
 * Whom a link is opened to.
 *
 * @param secure whether the module does TLS, believing any certificate unless told otherwise
 */
record AtPeer(String host, int port, boolean secure) {}
