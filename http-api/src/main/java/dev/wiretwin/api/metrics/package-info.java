/**
 * Counts and times, in the form that Prometheus reads: {@link dev.wiretwin.api.metrics.Metrics}.
 *
 * <pre>
 * sessions ── SessionWatch ──► SessionMetrics ─┐
 * web ── answered, streams ──► HttpMetrics ────┤
 * feed ── entries ───────────► FeedMetrics ────┼──► Micrometer ──► /metrics
 * bench ◄── asked at each scrape ── BoardMetrics┤
 * store, queues ◄── asked ──────── Metrics ────┘
 * </pre>
 *
 * Nobody else knows Micrometer. What tells one series from another is always a word from a short
 * list or the id of a board: never a URL, an address, a port, or the id of a session or comparison.
 */
package dev.wiretwin.api.metrics;
