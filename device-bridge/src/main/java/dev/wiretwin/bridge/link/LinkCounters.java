package dev.wiretwin.bridge.link;

/**
 * What a link has seen since it was made.
 *
 * @param frames good ones that came
 * @param damaged lines that began like a frame and were none
 * @param resent frames that were sent once more
 */
public record LinkCounters(long frames, long damaged, long resent) {}
