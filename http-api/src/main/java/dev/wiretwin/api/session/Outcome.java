package dev.wiretwin.api.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What became of a verb, as far as it was waited for. A value.
 *
 * @param outcome {@code open}, {@code received}, {@code closed}, {@code sent}; or {@code pending}
 *     when what was waited for has not come
 * @param event that decided it; for {@code sent} and {@code pending} the verb's own. Null where
 *     there is none
 * @param session at that moment
 */
@JsonInclude(Include.NON_NULL)
@JsonPropertyOrder({"outcome", "event", "session"})
public record Outcome(String outcome, SessionEvent event, SessionInfo session) {}
