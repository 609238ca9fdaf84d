/**
 * The same scenario on several targets, and what differs. Doors: {@link
 * dev.wiretwin.api.compare.ComparisonRun}, which runs and compares; {@link
 * dev.wiretwin.api.compare.Compared}, what came of it; {@link dev.wiretwin.api.compare.Differ},
 * which looks at two traces through an {@link dev.wiretwin.api.compare.Equivalence}; and {@link
 * dev.wiretwin.api.compare.SuiteEstimate}, which says beforehand how long it takes. Why a
 * divergence is there is the catalogue's to say.
 */
package dev.wiretwin.api.compare;
