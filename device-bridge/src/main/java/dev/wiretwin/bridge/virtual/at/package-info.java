/**
 * The virtual AT module: firmware that takes AT commands, of three generations, with real sockets
 * behind it.
 *
 * <pre>
 * Uart → AtPort (chunks) → AtInput (command, data, or at the wrong time) → AtFirmware → *Commands → AtTurn
 *   ↑                                                                                      │
 *   └───────────────── AtVoice (frames, words of the generation) ←── AtLinks, AtStation ←──┘
 *                                                                     AtLink: TCP, bounded both ways
 * </pre>
 *
 * <p>{@link dev.wiretwin.bridge.virtual.at.AtPersonality} is the door: a {@code VirtualBoard} runs
 * it. All of it lives on the board's processor; {@code AtFlash} and {@code AtMemory} outlive a
 * reset, everything else is made anew. It shares nothing with the driver in {@code bridge.at}: both
 * follow the same reference. What differs between generations stands in {@link
 * dev.wiretwin.bridge.virtual.at.AtGeneration}.
 *
 * <p>A new command is one method and one line in the {@code offer} of its group.
 */
package dev.wiretwin.bridge.virtual.at;
