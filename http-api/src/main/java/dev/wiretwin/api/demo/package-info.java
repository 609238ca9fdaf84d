/**
 * What {@code wiretwin demo} shows: the JVM client against an echo server of the same engine, and
 * against small servers that misbehave by script. Doors: {@link dev.wiretwin.api.demo.Demo}, which
 * plays the steps, and {@link dev.wiretwin.api.demo.StepResult}, what came of one.
 */
package dev.wiretwin.api.demo;
