package dev.wiretwin.api.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/**
 * An error as everybody is told it (RFC 9457). A value.
 *
 * @param type {@code /problems/<code>}, an address of this service that explains it
 * @param title the same for every problem of this type
 * @param status of HTTP
 * @param code stable, for programs
 * @param detail what is wrong with this request, and what to do about it
 * @param instance the path that was asked for
 * @param more further fields
 */
@JsonPropertyOrder({"type", "title", "status", "code", "detail", "instance"})
record Problem(
    String type,
    String title,
    int status,
    String code,
    String detail,
    String instance,
    @JsonAnyGetter Map<String, Object> more) {}
