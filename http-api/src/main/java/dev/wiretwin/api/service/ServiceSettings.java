package dev.wiretwin.api.service;

import java.nio.file.Path;

/**
 * What a service is told when it is started. Immutable.
 *
 * @param host to listen on
 * @param port 0 takes any free one
 * @param stateFolder where everything is that outlives the service
 */
public record ServiceSettings(String host, int port, Path stateFolder) {}
