/** A service somewhere else, as commands use it: {@link dev.wiretwin.api.remote.RemoteService}. */
package dev.wiretwin.api.remote;
