/**
 * What happens, told to everybody in one order: {@link dev.wiretwin.api.feed.Feed}.
 *
 * <pre>
 * publish ──► Ring ◄── pages ── Past ◄── after (a thread waits), next (a future does)
 *    │          ▲                 │
 *    │          └── Wakes: readers are woken together, not by who writes
 *    └─► Keeper ──► FeedLog ◄─────┘  life-cycle entries, kept; the store's
 * </pre>
 *
 * Who writes takes one short lock; who reads takes none.
 */
package dev.wiretwin.api.feed;
