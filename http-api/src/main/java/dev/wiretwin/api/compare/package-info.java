/**
 * The same scenario on two targets, and what differs. Doors: {@link
 * dev.wiretwin.api.compare.ComparisonRun}, which runs and compares; {@link
 * dev.wiretwin.api.compare.Differ}, which looks at two traces through an {@link
 * dev.wiretwin.api.compare.Equivalence}; and {@link dev.wiretwin.api.compare.Catalogue}, which
 * knows divergences and says why they are there.
 */
package dev.wiretwin.api.compare;
