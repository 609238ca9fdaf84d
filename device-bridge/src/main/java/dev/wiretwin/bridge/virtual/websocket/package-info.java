/**
 * The board's {@code websocket} module, in the two behaviours a board may have: what firmware 3.0.0
 * really does, and what its manual says. It shares no code with the client and server of the core,
 * so that one mistake cannot hide another. On the board's processor only.
 */
package dev.wiretwin.bridge.virtual.websocket;
