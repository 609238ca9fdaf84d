package dev.wiretwin.core.scenario;

import dev.wiretwin.core.frame.Bytes;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One thing that must be found in a trace, behind whatever the expectation before it found. Values;
 * empty fields match anything.
 *
 * @param c which client, from 1
 * @param event {@code connection}, {@code receive}, {@code close} or {@code error}
 * @param never turned round: the event must not be found at all
 */
public record Expectation(
    int c,
    String event,
    OptionalInt status,
    OptionalInt opcode,
    Optional<Bytes> payload,
    Optional<Boolean> clean,
    OptionalInt closeCode,
    OptionalInt httpStatus,
    boolean never) {}
