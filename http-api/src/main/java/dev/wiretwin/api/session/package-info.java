/**
 * Sessions: one client on one target each, and what it saw.
 *
 * <pre>
 * Sessions ── which there are, how many, for how long ──► Session ── verbs ──► WebSocketClient (from a ClientSource)
 *                                                          │  ▲── handlers ──┘
 *                                                          ├─► EventLog   numbered, bounded; readers are never waited for
 *                                                          ├─► Waits      who waits for the next connection, message or close
 *                                                          └─► Feed       the same, shortened, for everybody
 * </pre>
 *
 * All waiting is done by {@link dev.wiretwin.api.session.Timers}; no thread is held for it.
 */
package dev.wiretwin.api.session;
