/**
 * A board's way into a Wi-Fi network, as a person at its Lua prompt would go it. The door is {@link
 * dev.wiretwin.bridge.wifi.BoardWifi}.
 */
package dev.wiretwin.bridge.wifi;
