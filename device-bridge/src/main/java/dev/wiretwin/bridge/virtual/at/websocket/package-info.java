/**
 * The WebSocket client inside the AT firmware of other chips than the ESP8266: it knows addresses,
 * frames and its own habits, and nothing of commands. {@link
 * dev.wiretwin.bridge.virtual.at.websocket.WsSocket} is the door; {@code WebSocketCommands} above
 * puts it on the serial line.
 *
 * <p>Its habits are those of Espressif's own client, on which that firmware stands: what the
 * handshake looks like, that nothing but the key is checked, that no rule about fragments or text
 * is, that a lost connection is opened again by itself. It shares no code with core, with the
 * driver or with {@code virtual.websocket}, the client of another firmware.
 */
package dev.wiretwin.bridge.virtual.at.websocket;
