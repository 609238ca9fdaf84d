package dev.wiretwin.api.comparisons;

import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.store.KeptComparisons;
import dev.wiretwin.core.transport.netty.NameLookup;
import java.time.Clock;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What comparisons stand on. Immutable.
 *
 * @param kept where each of them is kept
 * @param feed is told how they get on
 * @param lender gives boards
 * @param catalogue explains what differs; asked when a comparison starts
 * @param labHost where lab servers listen for boards that do not run on this machine: an address in
 *     digits; empty when such boards are not to be compared
 * @param names for scenarios that are not ours: where the JVM's client may connect
 * @param nanoClock measures runs
 * @param random makes ids that never come twice
 */
public record Surroundings(
    KeptComparisons kept,
    Feed feed,
    TargetLender lender,
    Supplier<Catalogue> catalogue,
    Optional<String> labHost,
    NameLookup names,
    Clock clock,
    LongSupplier nanoClock,
    RandomGenerator random) {}
