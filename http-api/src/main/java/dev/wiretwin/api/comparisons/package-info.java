/**
 * Comparisons that were asked for. A wish ({@link dev.wiretwin.api.comparisons.Wish}) becomes a
 * plan, waits its turn, is run, and is kept, scenario by scenario.
 *
 * <pre>
 * Wish ─► Planner ─► Plan ─► Comparisons (queue, who may run beside whom: Lanes)
 *           │                    └► Running (one at work) ─► compare, report ─► store, feed
 *           └► ScenarioShelf (built-in suites, and what users brought)
 * </pre>
 */
package dev.wiretwin.api.comparisons;
