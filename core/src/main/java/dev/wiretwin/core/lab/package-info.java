/**
 * A server that misbehaves on cue, byte for byte, and writes down what it saw: what every target is
 * measured against. Its reading and writing of frames is as tolerant as the engine's is strict.
 */
package dev.wiretwin.core.lab;
