/**
 * A board's TCP/IP: what its firmware may ask ({@link dev.wiretwin.bridge.virtual.net.TcpStack}),
 * and lwIP's manners over this machine's network ({@link
 * dev.wiretwin.bridge.virtual.net.LwipStack}). Each connection is two halves that only post to each
 * other: a socket on the board's processor, a link on the network's loop.
 */
package dev.wiretwin.bridge.virtual.net;
