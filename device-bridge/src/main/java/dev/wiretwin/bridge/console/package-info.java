/**
 * A NodeMCU board driven through its Lua console, as a robot does it: {@link
 * dev.wiretwin.bridge.console.ConsoleDialog} types and reads, {@link
 * dev.wiretwin.bridge.console.ScenarioProgram} turns a scenario's client steps into Lua, and {@link
 * dev.wiretwin.bridge.console.BoardPlayer} has the board run them.
 */
package dev.wiretwin.bridge.console;
