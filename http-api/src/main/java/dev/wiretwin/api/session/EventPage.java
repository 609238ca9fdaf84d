package dev.wiretwin.api.session;

import java.util.List;

/**
 * Some of a session's events. A value.
 *
 * @param events in their order; where some are no more, a {@code gap} stands for them
 * @param missed how many of those asked for are no more
 * @param next number of the last one here, or of the latest there is: where to go on
 */
public record EventPage(List<SessionEvent> events, long missed, long next) {}
