package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten thousand messages each way for each kind of fault between driver and module, over four
 * clients: whatever happens, what is acknowledged was there once, in order and as it was sent; of
 * all else its sender knows; every connection that ends does so with a sentence, and the client
 * connects again and goes on.
 *
 * <p>What <em>acknowledged</em> means: a WebSocket over TCP tells its user nothing of the kind, and
 * {@code SEND OK} only that the module's TCP has the bytes. So both applications number their
 * messages, give each a CRC-32 over connection, direction, number and contents, and tell with each
 * message how many of the other's have come whole and in order. A message counts as acknowledged
 * when that has come back; the books, which see both ends, then say whether it was true.
 *
 * <p>What is shown beyond that, on modules that receive on request and can cancel a send (ESP-AT
 * 2.x and later): with all kinds of fault but those that {@link AtFault#mayAlter} not one message
 * comes changed, twice or behind a gap, acknowledged or not, and neither engine finds a fault in
 * the stream: the driver notices, ends the connection and says so.
 *
 * <p>What cannot be shown: faults that change bytes without changing their number. AT has counts
 * and no checks, so in the data of a {@code CIPSEND} or {@code CIPRECVDATA}, in the digit that
 * names the link, and when a whole answer comes twice, nobody can notice. The same goes for modules
 * that push, and for NonOS, which sends what looked for it as data before the driver gives the link
 * up ({@link AtCampaignSetup#mayAlter}). What the applications' own checks found there is counted
 * and published as "altered" and "out of number", and none of it is acknowledged. Who cannot have
 * that uses {@code wss} with TLS by the host, whose records fail then.
 *
 * <p>For longer or other runs: {@code -Dwiretwin.campaign.messages=N}, {@code
 * -Dwiretwin.campaign.seed=S}.
 */
class AtCampaignTest {
  private static final int MESSAGES = Integer.getInteger("wiretwin.campaign.messages", 10_000);
  private static final long SEED = Long.getLong("wiretwin.campaign.seed", 5);

  /** What is not the usual module is tried with fewer. */
  private static final int OTHERS = 8;

  static List<Arguments> campaigns() {
    List<Arguments> all = new ArrayList<>();
    for (AtFault kind : AtFault.values()) {
      all.add(Arguments.of(kind, AtCampaignSetup.ESP_2, MESSAGES));
    }
    int fewer = Math.max(1, MESSAGES / OTHERS);
    for (AtCampaignSetup other : AtCampaignSetup.values()) {
      if (other != AtCampaignSetup.ESP_2) {
        all.add(Arguments.of(AtFault.DROPPED, other, fewer));
        all.add(Arguments.of(AtFault.MIXED, other, fewer));
      }
    }
    all.add(Arguments.of(AtFault.RESET, AtCampaignSetup.ESP_2_FAST, fewer));
    return all;
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("campaigns")
  void whatIsAcknowledgedWasThereOnceInOrderAndAsItWasSent(
      AtFault kind, AtCampaignSetup setup, int messages, TestReporter reporter) throws Exception {
    try (AtCampaign campaign = new AtCampaign(kind, setup, SEED, messages)) {
      try {
        campaign.run();
        check(kind, campaign, messages);
      } catch (AssertionError wrong) {
        throw new AssertionError(
            "%s on %s, seed %d, %d messages: %s; %s"
                .formatted(kind, setup, SEED, messages, wrong.getMessage(), campaign),
            wrong);
      }
      reporter.publishEntry(kind + " on " + setup, campaign.toString());
    }
  }

  private static void check(AtFault kind, AtCampaign campaign, int messages) {
    assertThat(campaign.mischief.faults).isGreaterThan(messages / 1_000);
    for (int way = 0; way < 2; way++) {
      assertThat(campaign.books.acknowledged[way]).isGreaterThan(messages * 6 / 10);
    }
    if (kind == AtFault.RESET || kind == AtFault.UNPLUGGED) {
      assertThat(campaign.timesReady()).isGreaterThan(campaign.mischief.faults / 2);
    }
  }
}
