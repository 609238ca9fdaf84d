package dev.wiretwin.api.lab;

import java.time.Duration;

/**
 * What lab servers may take. A value.
 *
 * @param most that run at the same time
 * @param idle after so long without a client or a request about it, one is ended
 * @param beyondLoopback whether they may listen where other machines can reach them
 */
public record LabLimits(int most, Duration idle, boolean beyondLoopback) {}
