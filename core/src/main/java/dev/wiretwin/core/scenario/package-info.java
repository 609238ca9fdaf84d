/**
 * Runs as data: a scenario drives any {@link dev.wiretwin.core.client.WebSocketClient} against a
 * lab server and yields a trace.
 */
package dev.wiretwin.core.scenario;
