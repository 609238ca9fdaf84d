/**
 * The commands of {@code wiretwin}: read the arguments, have the work done elsewhere, print what
 * came of it, and end with one of the {@link dev.wiretwin.api.cli.ExitCode}s.
 */
package dev.wiretwin.api.cli;
