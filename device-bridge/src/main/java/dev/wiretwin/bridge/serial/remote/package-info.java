/**
 * Serial lines at the other end of a network: raw ones, and those of servers that speak RFC 2217.
 */
package dev.wiretwin.bridge.serial.remote;
