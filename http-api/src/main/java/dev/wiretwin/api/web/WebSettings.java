package dev.wiretwin.api.web;

import dev.wiretwin.api.listen.Access;

/**
 * Where and for whom there are windows. Immutable.
 *
 * @param host to listen on
 * @param port 0 takes any free one
 */
public record WebSettings(String host, int port, Access access, Limits limits) {}
