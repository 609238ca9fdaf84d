package dev.wiretwin.bridge.virtual.websocket;

import java.util.function.IntSupplier;

/**
 * What about the module can be chosen.
 *
 * @param zeroSizeGivesPointer whether an allocation of no bytes gets a pointer; NULL is assumed,
 *     nobody has looked at a real board
 * @param random a source of 32 random bits, for keys and masks; on the board's processor only
 */
public record WebsocketSettings(boolean zeroSizeGivesPointer, IntSupplier random) {}
