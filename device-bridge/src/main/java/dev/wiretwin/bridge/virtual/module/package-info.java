/**
 * The firmware's modules, one class each, and what a module may ask of its board ({@link
 * dev.wiretwin.bridge.virtual.module.Board}). All of it runs on the board's processor.
 */
package dev.wiretwin.bridge.virtual.module;
