package dev.wiretwin.api.web;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.util.EnumMap;
import java.util.Map;

/** The one place where a failure becomes an HTTP status. Stateless. */
final class ProblemMapper {
  private static final Map<RefusalCode, Integer> STATUS = new EnumMap<>(RefusalCode.class);

  static {
    all(400, RefusalCode.BAD_REQUEST);
    all(401, RefusalCode.UNAUTHORIZED);
    all(403, RefusalCode.ORIGIN_FORBIDDEN, RefusalCode.ADDRESS_FORBIDDEN);
    all(404, RefusalCode.ROUTE_NOT_FOUND, RefusalCode.SESSION_NOT_FOUND);
    all(404, RefusalCode.TARGET_NOT_FOUND, RefusalCode.BOARD_NOT_FOUND);
    all(404, RefusalCode.SCENARIO_NOT_FOUND, RefusalCode.COMPARISON_NOT_FOUND);
    all(404, RefusalCode.REPORT_NOT_FOUND, RefusalCode.LAB_NOT_FOUND);
    all(405, RefusalCode.METHOD_NOT_ALLOWED);
    all(406, RefusalCode.NOT_ACCEPTABLE);
    all(408, RefusalCode.REQUEST_TIMEOUT);
    all(409, RefusalCode.SESSION_BUSY, RefusalCode.SESSION_NOT_OPEN);
    all(409, RefusalCode.BOARD_BUSY, RefusalCode.LEASE_LOST);
    all(409, RefusalCode.COMPARISON_UNFINISHED, RefusalCode.IDEMPOTENCY_IN_PROGRESS);
    all(409, RefusalCode.PORT_TAKEN, RefusalCode.NOTHING_NEW);
    all(410, RefusalCode.SESSION_ENDED);
    all(413, RefusalCode.BODY_TOO_LARGE);
    all(414, RefusalCode.URI_TOO_LONG);
    all(415, RefusalCode.MEDIA_TYPE_UNSUPPORTED);
    all(421, RefusalCode.HOST_FORBIDDEN);
    all(422, RefusalCode.SCENARIO_INVALID, RefusalCode.IDEMPOTENCY_MISMATCH);
    all(422, RefusalCode.BOARD_UNSUITABLE, RefusalCode.WIFI_NOT_JOINED);
    all(422, RefusalCode.CATALOGUE_INVALID);
    all(423, RefusalCode.BOARD_LEASED);
    all(429, RefusalCode.TOO_MANY);
    all(431, RefusalCode.HEADERS_TOO_LARGE);
    all(500, RefusalCode.INTERNAL);
    all(503, RefusalCode.BOARD_UNREACHABLE, RefusalCode.OVERLOADED, RefusalCode.SHUTTING_DOWN);
    all(501, RefusalCode.NOT_IMPLEMENTED);
    all(503, RefusalCode.TIMED_OUT, RefusalCode.NOT_READY);
    all(505, RefusalCode.VERSION_UNSUPPORTED);
    all(503, RefusalCode.STATE_UNUSABLE);
    all(507, RefusalCode.STORAGE_FULL);
  }

  private ProblemMapper() {}

  private static void all(int status, RefusalCode... codes) {
    for (RefusalCode code : codes) {
      STATUS.put(code, status);
    }
  }

  static int status(RefusalCode code) {
    return STATUS.get(code);
  }

  static Problem of(Refusal refusal, String path) {
    RefusalCode code = refusal.code();
    return new Problem(
        "/problems/" + code.code(),
        code.title(),
        status(code),
        code.code(),
        refusal.getMessage(),
        path,
        refusal.more());
  }
}
