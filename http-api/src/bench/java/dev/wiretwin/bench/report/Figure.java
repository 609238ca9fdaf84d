package dev.wiretwin.bench.report;

/** One measured value of one contender over the rounds, before any comparing. */
public record Figure(String section, String what, String contender, Spread value, String unit) {}
