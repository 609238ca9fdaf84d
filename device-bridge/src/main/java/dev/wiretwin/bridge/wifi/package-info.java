/**
 * A board's way into a Wi-Fi network. {@link dev.wiretwin.bridge.wifi.BoardWifi} goes it as a
 * person at the Lua prompt would; a module with AT firmware has its own, {@code bridge.at.AtWifi},
 * which speaks of networks in the same words.
 */
package dev.wiretwin.bridge.wifi;
