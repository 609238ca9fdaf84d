/**
 * What can go wrong with a virtual board, as data: a sealed family of faults, the words they are
 * written in, and what a board must offer so that they happen. Pure: {@code virtual.host} makes
 * them happen.
 *
 * <pre>
 * "stall:2s" → FaultParser → Fault.Stall(2000) → happenTo → FaultTarget.stall(2000)
 * </pre>
 *
 * A new fault is one record in {@link dev.wiretwin.bridge.virtual.fault.Fault}, one line in {@link
 * dev.wiretwin.bridge.virtual.fault.FaultWord} and one method of {@link
 * dev.wiretwin.bridge.virtual.fault.FaultTarget}.
 */
package dev.wiretwin.bridge.virtual.fault;
