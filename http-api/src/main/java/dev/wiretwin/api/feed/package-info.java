/** What happens, told to everybody in one order: {@link dev.wiretwin.api.feed.Feed}. */
package dev.wiretwin.api.feed;
