/**
 * The boards of this bench. {@link dev.wiretwin.api.board.Bench} is the door: which boards there
 * are, who holds them, what is done with them.
 *
 * <pre>
 * Bench ──► Leases, LeaseQueue      who may use a board, and until when
 *       ──► Inventory               which there are, without touching any
 *       ──► Board ──► LineTurns     who has its line now: one at a time
 *                 ──► AgentKeeper   sessions share it while there are some
 *                 ──► ConsoleLog    every byte both ways
 * </pre>
 */
package dev.wiretwin.api.board;
