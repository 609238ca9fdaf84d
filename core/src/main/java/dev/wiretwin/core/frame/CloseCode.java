package dev.wiretwin.core.frame;

/** The close codes of RFC 6455 §7.4 and who may put which on the wire. */
public final class CloseCode {
  public static final int NORMAL = 1000;
  public static final int GOING_AWAY = 1001;
  public static final int PROTOCOL_ERROR = 1002;
  public static final int UNSUPPORTED_DATA = 1003;

  /** Never on the wire: the close frame had no body (§7.4.1). */
  public static final int NO_STATUS = 1005;

  /** Never on the wire: the connection ended without a close frame (§7.4.1). */
  public static final int ABNORMAL = 1006;

  public static final int INVALID_PAYLOAD = 1007;
  public static final int POLICY_VIOLATION = 1008;
  public static final int TOO_BIG = 1009;
  public static final int MANDATORY_EXTENSION = 1010;
  public static final int INTERNAL_ERROR = 1011;
  public static final int SERVICE_RESTART = 1012;
  public static final int TRY_AGAIN_LATER = 1013;
  public static final int BAD_GATEWAY = 1014;

  private CloseCode() {}

  /**
   * Whether this code may stand in a close frame, in either direction: 1000–1003, 1007–1014 (IANA's
   * registry) and 3000–4999 (§7.4.2).
   */
  public static boolean isAllowedOnWire(int code) {
    return code >= NORMAL && code <= UNSUPPORTED_DATA
        || code >= INVALID_PAYLOAD && code <= BAD_GATEWAY
        || code >= 3000 && code <= 4999;
  }
}
