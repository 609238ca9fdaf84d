package dev.wiretwin.bridge.virtual.host;

import java.time.Duration;

/**
 * What a board's control socket puts up with.
 *
 * @param clients at one time, all boards of a process together
 * @param lineBytes of one request
 * @param idle how long a client may say nothing
 */
record ControlLimits(int clients, int lineBytes, Duration idle) {
  static final ControlLimits DEFAULT = new ControlLimits(64, 2048, Duration.ofSeconds(30));
}
