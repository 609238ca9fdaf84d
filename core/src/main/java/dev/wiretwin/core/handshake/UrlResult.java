package dev.wiretwin.core.handshake;

/** What became of a text that somebody typed as a WebSocket address. Immutable. */
public sealed interface UrlResult permits WsUrl, UrlFault {}
