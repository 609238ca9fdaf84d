package dev.wiretwin.api.session;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.handshake.Header;
import dev.wiretwin.core.transport.TlsTrust;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What somebody wants of a new session, as it stands in a request. A value; what is not said is
 * null.
 *
 * @param target {@code jvm} or {@code board:<id>}
 * @param headers for the opening handshake, in this order
 * @param subprotocols offered, the dearest first
 * @param insecureTls true believes any certificate of a {@code wss://} server
 */
public record Wish(
    String target, Map<String, String> headers, List<String> subprotocols, Boolean insecureTls) {
  private static final int MOST_HEADERS = 64;
  private static final int MOST_HEADER_CHARACTERS = 8 << 10;
  private static final int MOST_SUBPROTOCOLS = 16;

  /** Nothing but a target. */
  public static Wish of(String target) {
    return new Wish(target, null, null, null);
  }

  /**
   * @throws Refusal if no request can carry it; says what to do
   */
  ClientConfig config() {
    ClientConfig config = ClientConfig.DEFAULT.withHandlers(ClientConfig.Handlers.DIRECT);
    try {
      config =
          new ClientConfig(
              checkedHeaders(),
              checkedSubprotocols(),
              config.deflate(),
              config.limits(),
              config.timing(),
              Boolean.TRUE.equals(insecureTls) ? TlsTrust.ANYTHING : config.trust(),
              config.handlers(),
              config.receiveQueue());
    } catch (IllegalArgumentException wrong) {
      throw new Refusal(RefusalCode.BAD_REQUEST, wrong.getMessage(), wrong);
    }
    return config;
  }

  private List<Header> checkedHeaders() {
    List<Header> all = new ArrayList<>();
    int characters = 0;
    for (Map.Entry<String, String> header :
        (headers == null ? Map.<String, String>of() : headers).entrySet()) {
      if (header.getValue() == null) {
        throw bad("headers: each value must be a text, not null");
      }
      all.add(new Header(header.getKey(), header.getValue()));
      characters += header.getKey().length() + header.getValue().length();
    }
    if (all.size() > MOST_HEADERS || characters > MOST_HEADER_CHARACTERS) {
      throw bad(
          "headers: at most "
              + MOST_HEADERS
              + " with "
              + MOST_HEADER_CHARACTERS
              + " characters in all");
    }
    return all;
  }

  private List<String> checkedSubprotocols() {
    List<String> all = subprotocols == null ? List.of() : subprotocols;
    if (all.size() > MOST_SUBPROTOCOLS || all.stream().anyMatch(one -> one == null)) {
      throw bad("subprotocols: at most " + MOST_SUBPROTOCOLS + " texts, none of them null");
    }
    return all;
  }

  private static Refusal bad(String sentence) {
    return new Refusal(RefusalCode.BAD_REQUEST, sentence);
  }
}
