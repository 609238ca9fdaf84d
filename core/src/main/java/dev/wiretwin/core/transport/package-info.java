/**
 * Where the machine meets the world: what a transport and a loop must be, and the {@link
 * dev.wiretwin.core.transport.Pump} that drives one with the other. This is the only room with
 * locks; the network library hangs off {@code transport.netty}.
 */
package dev.wiretwin.core.transport;
