package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationsTest {
  private final ArrayDeque<List<InetAddress>> answers = new ArrayDeque<>();
  private final Destinations destinations =
      new Destinations(address -> !address.isLoopbackAddress(), host -> answer());

  private List<InetAddress> answer() throws UnknownHostException {
    if (answers.isEmpty()) {
      throw new UnknownHostException("nobody");
    }
    return answers.remove();
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException odd) {
      throw new AssertionError(odd);
    }
  }

  @Test
  void aForbiddenAddressIsRefusedAndNamed() {
    answers.add(List.of(address("127.0.0.1")));
    assertThatThrownBy(() -> destinations.demand("ws://inside/"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(RefusalCode.ADDRESS_FORBIDDEN);
              assertThat(refusal.more()).containsEntry("address", "127.0.0.1");
            })
        .hasMessageContaining("inside is at 127.0.0.1");
  }

  @Test
  void oneAllowedAddressIsEnoughAndOnlyItIsConnectedTo() throws Exception {
    List<InetAddress> both = List.of(address("127.0.0.1"), address("192.0.2.7"));
    answers.add(both);
    destinations.demand("ws://both/");
    answers.add(both);
    assertThat(destinations.lookUp("both")).containsExactly(address("192.0.2.7"));
  }

  /**
   * DNS rebinding: a name server that answers the check with one address, the client with another.
   */
  @Test
  void whatANameServerSaysLaterIsCheckedAgain() {
    answers.add(List.of(address("192.0.2.7")));
    destinations.demand("ws://rebound/");
    answers.add(List.of(address("127.0.0.1")));
    assertThatThrownBy(() -> destinations.lookUp("rebound"))
        .isInstanceOf(UnknownHostException.class);
  }

  @Test
  void whatCannotBeConnectedToAnywayIsLeftToTheClient() {
    destinations.demand("http://no");
    destinations.demand("ws://unknown/");
    answers.add(List.of());
    destinations.demand("ws://nowhere/");
  }

  @ParameterizedTest
  @CsvSource({
    "ws://127.0.0.1/, false",
    "ws://[::1]:80/, false",
    "ws://2130706433/, false",
    "ws://localhost/, true",
    "wss://example.org/x, true",
    "nonsense, false"
  })
  void onlyNamesHaveToBeAskedFor(String url, boolean asks) {
    assertThat(destinations.asksOthers(url)).isEqualTo(asks);
  }
}
