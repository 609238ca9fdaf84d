/**
 * The machine: one WebSocket connection without socket, thread or clock.
 *
 * <pre>
 *   bytes ─► receive ─► FrameParser ─► MessageAssembler ─► poll ─► events
 *   time  ─► tick    ─► Heartbeat, deadlines
 *   verbs ─► send, close ─► Sender ─► drainTo ─► Wire
 * </pre>
 *
 * Read {@link dev.wiretwin.core.engine.Event}, {@link dev.wiretwin.core.engine.Outcome} and {@link
 * dev.wiretwin.core.engine.State} first: they are the vocabulary. {@link
 * dev.wiretwin.core.engine.Connection} is the rest.
 */
package dev.wiretwin.core.engine;
