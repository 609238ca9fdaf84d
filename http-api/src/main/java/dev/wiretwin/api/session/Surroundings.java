package dev.wiretwin.api.session;

import dev.wiretwin.api.feed.Feed;
import java.util.concurrent.Executor;

/**
 * What sessions need besides their clients.
 *
 * @param feed tells everybody
 * @param timers for all waiting
 * @param workers for what may block: opening, looking up names, giving clients back
 * @param destinations where they may connect to
 * @param limits of number, memory and time
 * @param watch counts
 */
public record Surroundings(
    Feed feed,
    Timers timers,
    Executor workers,
    Destinations destinations,
    SessionLimits limits,
    SessionWatch watch) {}
