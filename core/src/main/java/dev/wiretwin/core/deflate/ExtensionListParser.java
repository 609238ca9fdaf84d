package dev.wiretwin.core.deflate;

import dev.wiretwin.core.deflate.Extension.Parameter;
import dev.wiretwin.core.frame.ProtocolViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code Sec-WebSocket-Extensions} headers; what their grammar does not allow is a {@link
 * ProtocolViolation}, because RFC 6455 §9.1 wants the connection failed then. One use, one thread.
 */
final class ExtensionListParser {
  private final String text;
  private int at;

  private ExtensionListParser(String text) {
    this.text = text;
  }

  /**
   * All elements of all header lines in their order: repeated lines are one long list (RFC 9110
   * §5.3).
   */
  static List<Extension> parse(List<String> headerValues) {
    List<Extension> all = new ArrayList<>();
    for (String value : headerValues) {
      new ExtensionListParser(value).readInto(all);
    }
    return all;
  }

  private void readInto(List<Extension> all) {
    skipBlanks();
    while (at < text.length()) {
      // Empty list elements mean nothing, but a recipient has to bear them (RFC 9110 §5.6.1.2).
      if (text.charAt(at) != ',') {
        all.add(extension());
      }
      if (at < text.length() && !skip(',')) {
        throw malformed("a comma or semicolon is missing");
      }
      skipBlanks();
    }
  }

  private Extension extension() {
    String name = token();
    List<Parameter> parameters = new ArrayList<>();
    while (skip(';')) {
      skipBlanks();
      String parameter = token();
      parameters.add(new Parameter(parameter, skip('=') ? Optional.of(value()) : Optional.empty()));
    }
    return new Extension(name, parameters);
  }

  private String value() {
    skipBlanks();
    return at < text.length() && text.charAt(at) == '"' ? quoted() : token();
  }

  /** §9.1: what a quoted string says must be a token once the quoting is taken off. */
  private String quoted() {
    StringBuilder said = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      said.append(text.charAt(at));
    }
    if (at == text.length()) {
      throw malformed("a quoted value does not end");
    }
    at++;
    skipBlanks();
    if (!Token.isToken(said.toString())) {
      throw malformed("a quoted value is not a token");
    }
    return said.toString();
  }

  private String token() {
    int start = at;
    while (at < text.length() && Token.isTokenChar(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw malformed("a name or value is missing");
    }
    String token = text.substring(start, at);
    skipBlanks();
    return token;
  }

  private boolean skip(char expected) {
    boolean found = at < text.length() && text.charAt(at) == expected;
    if (found) {
      at++;
    }
    return found;
  }

  private void skipBlanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private ProtocolViolation malformed(String what) {
    return new ProtocolViolation(
        ProtocolViolation.Kind.HANDSHAKE,
        "the Sec-WebSocket-Extensions header is malformed: " + what + " at character " + (at + 1));
  }
}
