package dev.wiretwin.bridge.virtual.line;

/**
 * What has happened on a board's line since it was made, in bytes, for tests and diagnosis.
 *
 * @param toBoard taken from the host
 * @param toHost that left the board's transmitter
 * @param overruns that the board's processor took too late: lost from the FIFO or the ring (VB-25)
 * @param unheard that the host did not take: nobody connected, or its buffers full (VB-06)
 * @param garbled sent, in either direction, while the rates differed (VB-03)
 */
public record LineCounters(long toBoard, long toHost, long overruns, long unheard, long garbled) {}
