package dev.wiretwin.api.catalogue;

/**
 * Between whom, and doing what, divergences were seen. A value.
 *
 * @param scenario its name
 * @param reference what ran on the first target, as {@code TargetInfo.firmware} has it: {@code
 *     wiretwin} for the client of this program
 * @param firmware what ran on the other one, empty when nobody knows
 * @param toleranceMs how far apart the same event may be seen, device milliseconds
 */
public record Between(String scenario, String reference, String firmware, long toleranceMs) {}
