/**
 * Compression of whole messages, permessage-deflate of RFC 7692: what to offer, what was agreed,
 * and the two machines that do it.
 *
 * <pre>
 * DeflateOffer ─ DeflateNegotiation ─→ DeflateParameters ─→ MessageDeflater (one direction)
 *                (choose, confirm)                      └─→ MessageInflater (the other)
 * </pre>
 *
 * Knows headers as texts only; who sends them is the business of {@code handshake}, which may look
 * in here and not the other way round.
 */
package dev.wiretwin.core.deflate;
