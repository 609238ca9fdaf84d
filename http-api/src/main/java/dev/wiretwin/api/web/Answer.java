package dev.wiretwin.api.web;

import java.util.Map;

/**
 * What a request is answered with. A value.
 *
 * @param type the media type; empty for an answer without a body
 * @param headers further ones
 */
record Answer(int status, String type, Map<String, String> headers, byte[] body) {
  Answer(int status, String type, byte[] body) {
    this(status, type, Map.of(), body);
  }

  /** 204. */
  static Answer nothing() {
    return new Answer(204, "", new byte[0]);
  }
}
