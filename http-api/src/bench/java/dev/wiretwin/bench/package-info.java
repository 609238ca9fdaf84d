/**
 * Benchmarks that measure our WebSocket client beside others, in one run on one machine, and hold
 * every claim against its bar. Run by {@code ./wiretwin bench}.
 *
 * <pre>
 * BenchMain → run ─ starts ─→ server      (one process: the echo server all contenders talk to)
 *              │  └ starts ─→ drive       (one process per contender and measurement)
 *              │                └ contender   (one file per library)
 *              ├→ codec                   (JMH)
 *              └→ report                  (medians, ratios, bars; tables and JSON)
 * </pre>
 *
 * A new contender is one file in {@code contender} and one line in its {@code Contenders}.
 */
package dev.wiretwin.bench;
