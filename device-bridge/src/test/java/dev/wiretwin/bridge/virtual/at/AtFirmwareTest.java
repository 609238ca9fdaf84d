package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.module.ResetReason;
import dev.wiretwin.bridge.virtual.net.Peer;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole exchanges, from power on, per generation. */
class AtFirmwareTest {
  private static final String[] PIECES = {
    "AT",
    "+CIPSTART=",
    "+CIPSEND=",
    "+CIPRECVDATA=",
    "+CIPCLOSE=",
    "+CWJAP=",
    "+CIPMUX=1",
    "0,",
    "4,",
    "\"TCP\",",
    "\"127.0.0.1\",",
    "99",
    "2048",
    "?",
    "\r\n",
    "\r\n",
    "\r\n",
    "+++",
    "\0",
    "\u00ff",
    "AT+CIPSENDEX=3\r\n",
    "AT+RST\r\n",
    "AT+CIPMODE=1\r\n",
    "AT+CIPSEND\r\n",
    "x".repeat(200)
  };

  @ParameterizedTest
  @EnumSource(AtGeneration.class)
  void theWrittenExchangeIsByteForByteWhatIsSaid(AtGeneration generation) throws IOException {
    try (AtBench bench = new AtBench(generation)) {
      bench.board.powerOn();
      new Transcript(bench, "at-module-" + generation.word() + ".txt").play();
    }
  }

  /** VB-77: whatever is sent and comes, the module lives, and a reset finds it well. */
  @ParameterizedTest
  @EnumSource(AtGeneration.class)
  void nothingTheHostSaysKillsIt(AtGeneration generation) {
    Random random = new Random(generation.ordinal());
    try (AtBench bench = AtBench.online(generation)) {
      int port = bench.net.serve();
      for (int i = 0; i < 400; i++) {
        StringBuilder chunk = new StringBuilder();
        for (int left = random.nextInt(6); left >= 0; left--) {
          chunk.append(PIECES[random.nextInt(PIECES.length)]);
        }
        String text = chunk.toString().replace("99", "" + port);
        bench.uart.receive(text.substring(0, Math.min(250, text.length())));
        bench.pass(2);
        if (!bench.net.peers.isEmpty() && random.nextInt(4) == 0) {
          Peer peer = bench.net.peers.get(bench.net.peers.size() - 1);
          peer.send("+IPD,9:OK\r\n");
        }
        assertThat(bench.uart.sent().length()).isLessThan(20_000);
      }
      bench.board.reset(ResetReason.RESET_PIN);
      bench.pass(3000);
      bench.uart.sent();
      bench.say("+++");
      bench.say("\r\n");
      assertThat(bench.say("AT\r\n")).endsWith("\r\nOK\r\n");
      assertThat(bench.diagnoses).allMatch(what -> what.equals("the module restarts itself"));
    }
  }
}
