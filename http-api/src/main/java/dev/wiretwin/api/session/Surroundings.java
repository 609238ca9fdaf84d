package dev.wiretwin.api.session;

import dev.wiretwin.api.feed.Feed;
import java.util.concurrent.Executor;

/**
 * What sessions need besides their clients.
 *
 * @param feed tells everybody
 * @param timers for all waiting
 * @param answers where waits are answered: never a client's own thread, as whoever waits may be
 *     slow
 * @param destinations where they may connect to
 * @param limits of number, memory and time
 * @param watch counts
 */
public record Surroundings(
    Feed feed,
    Timers timers,
    Executor answers,
    Destinations destinations,
    SessionLimits limits,
    SessionWatch watch) {}
