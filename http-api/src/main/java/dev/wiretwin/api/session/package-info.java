/** Clients on targets, opened and led by requests: {@link dev.wiretwin.api.session.Sessions}. */
package dev.wiretwin.api.session;
