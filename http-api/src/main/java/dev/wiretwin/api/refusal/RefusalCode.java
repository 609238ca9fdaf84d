package dev.wiretwin.api.refusal;

/**
 * Why something is not done, as programs read it: the {@code code} of a problem. The words never
 * change; new ones may come.
 */
public enum RefusalCode {
  BAD_REQUEST("The request makes no sense"),
  UNAUTHORIZED("A token is needed"),
  HOST_FORBIDDEN("This service does not answer to that host name"),
  ORIGIN_FORBIDDEN("Pages of other sites may not use this service"),
  ROUTE_NOT_FOUND("There is nothing at this address"),
  METHOD_NOT_ALLOWED("This address does not take that method"),
  REQUEST_TIMEOUT("The request did not come in time"),
  BODY_TOO_LARGE("The body is too large"),
  URI_TOO_LONG("The address is too long"),
  HEADERS_TOO_LARGE("The headers are too large"),
  MEDIA_TYPE_UNSUPPORTED("The body is of a kind that is not read here"),
  NOT_ACCEPTABLE("The answer cannot be given in that form"),
  SESSION_NOT_FOUND("There is no such session"),
  SESSION_BUSY("The session is connecting or connected already"),
  SESSION_NOT_OPEN("The session is not connected"),
  SESSION_ENDED("The session was closed"),
  TARGET_NOT_FOUND("There is no such target"),
  ADDRESS_FORBIDDEN("Targets may not connect to that address"),
  BOARD_NOT_FOUND("There is no such board"),
  BOARD_BUSY("The board is busy with something else"),
  BOARD_LEASED("Somebody else holds the board"),
  BOARD_UNREACHABLE("The board does not answer"),
  BOARD_UNSUITABLE("The board cannot do that"),
  WIFI_NOT_JOINED("The board does not get into the network"),
  LEASE_LOST("The lease is no more"),
  SCENARIO_NOT_FOUND("There is no such scenario"),
  SCENARIO_INVALID("The scenario is wrong"),
  CATALOGUE_INVALID("The catalogue of divergences is wrong"),
  COMPARISON_NOT_FOUND("There is no such comparison"),
  COMPARISON_UNFINISHED("The comparison is not finished yet"),
  REPORT_NOT_FOUND("There is no such report"),
  NOTHING_NEW("There is nothing new to accept"),
  LAB_NOT_FOUND("There is no such lab server"),
  IDEMPOTENCY_MISMATCH("The idempotency key was used for another request"),
  IDEMPOTENCY_IN_PROGRESS("A request with this idempotency key is still being done"),
  TOO_MANY("There are too many of these already"),
  OVERLOADED("The service is busy"),
  TIMED_OUT("It was not done in time"),
  NOT_READY("The service cannot be used yet"),
  SHUTTING_DOWN("The service is about to end"),
  STATE_UNUSABLE("The state folder cannot be used"),
  PORT_TAKEN("Somebody else listens there"),
  STORAGE_FULL("There is no room left to keep this"),
  NOT_IMPLEMENTED("The service does not know how to do that"),
  VERSION_UNSUPPORTED("That version of HTTP is not spoken here"),
  INTERNAL("This should not have happened");

  private final String title;

  RefusalCode(String title) {
    this.title = title;
  }

  /** The same in words, for people. */
  public String title() {
    return title;
  }

  /** As it stands in problems: {@code board-busy}. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
