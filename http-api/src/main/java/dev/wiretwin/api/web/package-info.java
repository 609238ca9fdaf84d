/**
 * The windows: everything that is HTTP, and nothing else. {@link dev.wiretwin.api.web.WebServer}
 * listens, {@link dev.wiretwin.api.web.Routes} lists what there is, a {@code …Routes} class for
 * each part of the API turns requests into calls of the rooms below and their answers into JSON.
 */
package dev.wiretwin.api.web;
