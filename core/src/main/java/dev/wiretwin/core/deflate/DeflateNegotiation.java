package dev.wiretwin.core.deflate;

import dev.wiretwin.core.deflate.Extension.Parameter;
import dev.wiretwin.core.frame.ProtocolViolation;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Settles what two ends make of their {@code Sec-WebSocket-Extensions} headers: {@link #choose} on
 * the server, {@link #confirm} on the client. A header that is malformed, and an answer that does
 * not fit the offer, is a {@link ProtocolViolation} of kind HANDSHAKE. Stateless, any thread. RFC
 * 7692 §5 and §7.1.
 */
public final class DeflateNegotiation {
  private static final String NAME = "permessage-deflate";
  private static final String SERVER_RESET = "server_no_context_takeover";
  private static final String CLIENT_RESET = "client_no_context_takeover";
  private static final String SERVER_WINDOW = "server_max_window_bits";
  private static final String CLIENT_WINDOW = "client_max_window_bits";

  private DeflateNegotiation() {}

  /**
   * The server's part: takes the first of the client's offers that makes sense, since they stand in
   * the order of the client's preference (§5). Extensions we do not know, and offers we cannot
   * take, are passed over in silence.
   *
   * @param willing what we would do; empty when we do not compress
   * @param headerValues the request's Sec-WebSocket-Extensions lines
   */
  public static Optional<DeflateAnswer> choose(
      Optional<DeflateOffer> willing, List<String> headerValues) {
    List<Extension> offered = ExtensionListParser.parse(headerValues);
    if (willing.isEmpty()) {
      return Optional.empty();
    }
    return offered.stream()
        .filter(extension -> extension.name().equalsIgnoreCase(NAME))
        .flatMap(extension -> readable(extension, true).stream())
        .findFirst()
        .map(parameters -> answer(willing.get(), parameters));
  }

  /**
   * The client's part: checks the server's answer against the offer it answers.
   *
   * @param offered what our request said; empty when it said nothing
   * @param headerValues the response's Sec-WebSocket-Extensions lines
   * @return what is agreed; empty when the server declined
   */
  public static Optional<DeflateParameters> confirm(
      Optional<DeflateOffer> offered, List<String> headerValues) {
    List<Extension> answered = ExtensionListParser.parse(headerValues);
    if (answered.isEmpty()) {
      return Optional.empty();
    }
    for (Extension extension : answered) {
      require(
          offered.isPresent() && extension.name().equalsIgnoreCase(NAME),
          "the server uses the extension " + extension.name() + " that was not asked for");
    }
    require(answered.size() == 1, "the server answered " + NAME + " more than once");
    Map<String, Optional<String>> parameters =
        readable(answered.get(0), false)
            .orElseThrow(
                () ->
                    violation(
                        "the server's answer to "
                            + NAME
                            + " has a parameter unknown, twice or of a wrong value"));
    return Optional.of(agreed(offered.get(), parameters));
  }

  private static DeflateAnswer answer(DeflateOffer willing, Map<String, Optional<String>> offer) {
    // A window may be imposed on the client only when it said that it understands such a wish
    // (§7.1.2.2).
    int clientWindow =
        offer.containsKey(CLIENT_WINDOW)
            ? Math.min(willing.clientMaxWindowBits(), bits(offer, CLIENT_WINDOW))
            : WindowBits.MOST;
    DeflateParameters parameters =
        new DeflateParameters(
            willing.serverNoContextTakeover() || offer.containsKey(SERVER_RESET),
            willing.clientNoContextTakeover() || offer.containsKey(CLIENT_RESET),
            Math.min(willing.serverMaxWindowBits(), bits(offer, SERVER_WINDOW)),
            clientWindow);
    // Accepting server_max_window_bits means repeating it, even where 15 changes nothing
    // (§7.1.2.1).
    return new DeflateAnswer(parameters, parameters.toHeader(offer.containsKey(SERVER_WINDOW)));
  }

  private static DeflateParameters agreed(
      DeflateOffer offer, Map<String, Optional<String>> answer) {
    require(
        answer.containsKey(SERVER_RESET) || !offer.serverNoContextTakeover(),
        "the server did not agree to " + SERVER_RESET);
    int serverWindow = bits(answer, SERVER_WINDOW);
    require(
        serverWindow <= offer.serverMaxWindowBits(),
        "the server did not agree to " + SERVER_WINDOW + "=" + offer.serverMaxWindowBits());
    require(
        !answer.containsKey(CLIENT_WINDOW)
            || bits(answer, CLIENT_WINDOW) <= offer.clientMaxWindowBits(),
        "the server wants a larger " + CLIENT_WINDOW + " than was offered");
    // The client's own two wishes are announcements (§7.1.1.2, §7.1.2.2): silence does not forbid
    // us to keep to them.
    return new DeflateParameters(
        answer.containsKey(SERVER_RESET),
        answer.containsKey(CLIENT_RESET) || offer.clientNoContextTakeover(),
        serverWindow,
        Math.min(bits(answer, CLIENT_WINDOW), offer.clientMaxWindowBits()));
  }

  /**
   * The parameters by name; empty when one is unknown, stands twice or has a value it cannot have
   * (§7.1).
   *
   * @param isOffer only an offer may name client_max_window_bits without a value
   */
  private static Optional<Map<String, Optional<String>>> readable(
      Extension extension, boolean isOffer) {
    Map<String, Optional<String>> byName = new HashMap<>();
    for (Parameter parameter : extension.parameters()) {
      String name = parameter.name().toLowerCase(Locale.ROOT);
      if (!isValid(name, parameter.value(), isOffer)
          || byName.put(name, parameter.value()) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(byName);
  }

  private static boolean isValid(String name, Optional<String> value, boolean isOffer) {
    return switch (name) {
      case SERVER_RESET, CLIENT_RESET -> value.isEmpty();
      case SERVER_WINDOW -> value.isPresent() && WindowBits.isValid(value.get());
      case CLIENT_WINDOW -> value.map(WindowBits::isValid).orElse(isOffer);
      default -> false;
    };
  }

  /** The value that {@link #isValid} has seen; 15 where the parameter or its value is missing. */
  private static int bits(Map<String, Optional<String>> parameters, String name) {
    return parameters
        .getOrDefault(name, Optional.empty())
        .map(Integer::parseInt)
        .orElse(WindowBits.MOST);
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw violation(sentence);
    }
  }

  private static ProtocolViolation violation(String sentence) {
    return new ProtocolViolation(ProtocolViolation.Kind.HANDSHAKE, sentence);
  }
}
