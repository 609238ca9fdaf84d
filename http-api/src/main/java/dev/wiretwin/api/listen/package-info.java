/**
 * Where others are listened for, and whom we listen to. Doors: {@link
 * dev.wiretwin.api.listen.Place} and {@link dev.wiretwin.api.listen.Access}.
 */
package dev.wiretwin.api.listen;
