/**
 * The opening handshake of RFC 6455 §4, from the URL to the verdict on what the other end said.
 * Pure: heads go in, verdicts come out.
 *
 * <pre>
 * client:  WsUrl.parse ─→ UpgradeRequest.toBytes ─→ (wire) ─→ HttpHeadParser ─→ ClientHandshake.judge ─→ ClientVerdict
 * server:  (wire) ─→ HttpHeadParser ─→ ServerHandshake.judge ─→ ServerVerdict, which holds the bytes to answer with
 * </pre>
 *
 * A fault of the peer is a verdict, or a {@code ProtocolViolation} where not even a head can be
 * read; a fault of the caller throws.
 */
package dev.wiretwin.core.handshake;
