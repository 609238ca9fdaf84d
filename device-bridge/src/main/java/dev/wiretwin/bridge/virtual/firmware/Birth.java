package dev.wiretwin.bridge.virtual.firmware;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.module.ResetReason;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What a life of a board begins with.
 *
 * @param cpu of this life: its time starts at 0, and what waits when it ends never runs
 * @param reason why the board has started
 * @param slowMicros how much longer everything takes by a fault
 * @param resetting hears that the board resets itself
 */
public record Birth(
    Cpu cpu, ResetReason reason, LongSupplier slowMicros, Consumer<ResetReason> resetting) {}
