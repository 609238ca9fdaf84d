/** Where a command listens for others. Door: {@link dev.wiretwin.api.listen.Place}. */
package dev.wiretwin.api.listen;
