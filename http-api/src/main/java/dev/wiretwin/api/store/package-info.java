/**
 * What outlives a request, a command, and the process: {@link dev.wiretwin.api.store.Store}.
 *
 * <pre>
 * Store ──► KeptComparisons  KeptLeases  KeptAnswers  KeptScenarios  (feed's) FeedLog
 *   ├─ MemoryStore   for commands that keep nothing
 *   └─ SqliteStore   one file in the state folder; SQL is spoken in this room only
 * </pre>
 *
 * All of it is refused with {@code storage-full} where there is no room left; nothing that a method
 * has returned for is ever lost, neither by the end of the process nor by that of the power.
 */
package dev.wiretwin.api.store;
