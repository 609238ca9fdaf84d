package dev.wiretwin.core.scenario;

/**
 * One line that a target printed for people. A value.
 *
 * @param at when it was heard, device nanoseconds since time zero
 */
public record ConsoleLine(long at, String text) {}
