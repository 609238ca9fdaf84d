package dev.wiretwin.api.compare;

import dev.wiretwin.core.scenario.Target;

/**
 * A target that takes part in a comparison: what it is, and whom to run scenarios on. Immutable.
 */
public record ComparedTarget(TargetInfo info, Target target) {}
