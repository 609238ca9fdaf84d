/**
 * The engine as the one under test in a conformance run. Doors: {@link
 * dev.wiretwin.api.testee.FuzzedClient} visits a fuzzing server, {@link
 * dev.wiretwin.api.testee.TesteeServer} is visited by a fuzzing client.
 */
package dev.wiretwin.api.testee;
