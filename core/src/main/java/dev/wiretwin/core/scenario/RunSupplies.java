package dev.wiretwin.core.scenario;

import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.transport.Loop;
import dev.wiretwin.core.transport.Network;
import java.util.concurrent.Executor;

/**
 * What runs need of the world. Immutable; may be shared by any number of runs.
 *
 * @param network where lab servers listen
 * @param clock tells and keeps the time of all runs; one that nobody blocks
 * @param workers take the steps that run outside of callbacks, and tidy up. What a target blocks is
 *     one of these: they must be threads other than the network's, and grow in number
 * @param authority of lab servers with TLS
 * @param limits on what a run may last beyond its own time
 */
public record RunSupplies(
    Network network,
    Loop clock,
    Executor workers,
    ThrowawayAuthority authority,
    RunLimits limits) {}
