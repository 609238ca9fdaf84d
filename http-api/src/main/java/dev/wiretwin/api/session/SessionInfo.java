package dev.wiretwin.api.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A session at one moment, as everybody is told it. A value.
 *
 * @param target {@code jvm} or {@code board:<id>}
 * @param createdAt ISO-8601, UTC
 * @param lastUsedAt time of the last request or event
 * @param url of the last connection asked for; null before the first
 * @param lastEvent number of the latest event
 * @param close how the last connection ended; null while none has
 */
@JsonInclude(Include.NON_NULL)
@JsonPropertyOrder({
  "id",
  "target",
  "state",
  "createdAt",
  "lastUsedAt",
  "url",
  "lastEvent",
  "close"
})
public record SessionInfo(
    String id,
    String target,
    SessionState state,
    String createdAt,
    String lastUsedAt,
    String url,
    long lastEvent,
    CloseFacts close) {}
