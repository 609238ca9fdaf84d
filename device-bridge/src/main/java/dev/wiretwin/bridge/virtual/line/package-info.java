/**
 * A board's serial line: what the hardware does between the firmware and the host, with the pace
 * and the losses of a real wire.
 *
 * <pre>
 * firmware → Uart = UartChip → Transmitter (FIFO, WirePace, FaultyWire, Garble) → HostLine → host
 *                            ← Receiver (FaultyWire, Garble, WirePace, FIFO, ring) ←
 * LineWorker: one thread that moves the bytes of all chips, asleep while no line is busy
 * </pre>
 *
 * To make a line: one {@link dev.wiretwin.bridge.virtual.line.LineWorker} per process, a {@link
 * dev.wiretwin.bridge.virtual.line.HostLine} ({@code PtyLine} in the room next door, or {@link
 * dev.wiretwin.bridge.virtual.line.TcpLine}) and a {@link
 * dev.wiretwin.bridge.virtual.line.UartChip} per board, told by {@code holdHostWhile(cpu::isLate)}
 * when the machine rather than the board is late. {@link
 * dev.wiretwin.bridge.virtual.line.LineFaults} make things go wrong on cue.
 *
 * <p>Line time is real time, whatever the scale of the device's clock. Transmitter and Receiver are
 * told the time and know no thread.
 */
package dev.wiretwin.bridge.virtual.line;
