package dev.wiretwin.core.engine;

/**
 * Which end of the connection a machine plays: it decides who masks and who closes TCP first (RFC
 * 6455 §5.1, §7.1.1).
 */
public enum Role {
  CLIENT,
  SERVER
}
