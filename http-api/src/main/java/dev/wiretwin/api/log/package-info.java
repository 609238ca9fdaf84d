/**
 * The log: one line for each thing a person should know of, on standard error.
 *
 * <pre>
 * SLF4J ──► logback ──► LogEncoder ──► TextLines | JsonLines ──► stderr
 *   ▲                                      └─ PlainText: nothing from outside can forge a line
 * LifeCycleLog ◄── Feed
 * </pre>
 *
 * Nobody else knows logback.
 */
package dev.wiretwin.api.log;
