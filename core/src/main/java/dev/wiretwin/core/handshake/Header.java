package dev.wiretwin.core.handshake;

/**
 * One header line of a handshake: its name as it was written, and its value without the blanks
 * around it. Immutable.
 */
public record Header(String name, String value) {
  /** Names are compared without regard to case (RFC 9110 §5.1). */
  boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }
}
