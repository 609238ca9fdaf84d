/**
 * The wire format of RFC 6455, as pure machines on plain byte arrays.
 *
 * <pre>
 * bytes in  → FrameParser (HeaderRules, Masking) → parts of frames → the engine (Utf8Check)
 * bytes out ← Outbox ← FrameWriter (Masking) ← payloads and keys from the engine
 * </pre>
 *
 * {@link dev.wiretwin.core.frame.Limits} bounds what a peer can make it hold, {@link
 * dev.wiretwin.core.frame.ProtocolViolation} says what a peer broke. {@link
 * dev.wiretwin.core.frame.Frame} and {@link dev.wiretwin.core.frame.Bytes} are for what is kept.
 * Nothing here knows a socket, a thread, a clock or a source of randomness.
 */
package dev.wiretwin.core.frame;
