/**
 * Scenarios run on the client of the JVM. Doors: {@link dev.wiretwin.api.run.Choice}, which finds
 * what somebody named; {@link dev.wiretwin.api.run.SuitePlay}, which plays it; and {@link
 * dev.wiretwin.api.run.Played}, what came of one scenario.
 */
package dev.wiretwin.api.run;
