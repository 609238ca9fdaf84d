package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.comparisons.Bureau;
import dev.wiretwin.api.lab.Lab;
import dev.wiretwin.api.lab.LabLimits;
import dev.wiretwin.api.lab.LabOrder;
import dev.wiretwin.api.lab.LabWords;
import dev.wiretwin.api.lab.Labs;
import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.lab.Faults;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LabShownTest {
  @Test
  void allThatALabServerSawIsShownInWordsOrBase64() throws Exception {
    Bureau bureau = new Bureau();
    LabLimits limits = new LabLimits(1, Duration.ofMinutes(5), false);
    try (Labs labs = new Labs(WebSocket.defaultNetwork(), limits, bureau.feed, Clock.systemUTC())) {
      Lab lab =
          labs.open(
              new LabOrder(
                  LabWords.script(
                      new ObjectMapper()
                          .readTree("[\"handshake\", {\"echo\": 9000}, {\"wait\": 1}]")),
                  new Faults(3, 0, 0, OptionalLong.empty(), OptionalLong.of(1 << 20)),
                  "127.0.0.1",
                  false,
                  1));
      CountDownLatch closed = new CountDownLatch(1);
      CountDownLatch echoed = new CountDownLatch(2);
      WebSocketClient client = WebSocket.createClient();
      client.on(
          On.CONNECTION,
          ws -> {
            ws.send("hi");
            ws.send(new byte[] {(byte) 0xff, 0}, 2);
          });
      client.on(On.RECEIVE, (ws, message, opcode) -> echoed.countDown());
      client.on(On.CLOSE, (ws, close) -> closed.countDown());
      client.connect(lab.url());
      assertThat(echoed.await(10, TimeUnit.SECONDS)).isTrue();
      client.close();
      assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();

      LabShown shown = LabShown.whole(lab);
      LabShown.Connection seen = shown.connections().get(0);
      assertThat(seen.request()).startsWith("GET / HTTP/1.1");
      assertThat(seen.frames().get(0).text()).isEqualTo("hi");
      assertThat(seen.frames().get(1).base64()).isEqualTo("/wA=");
      assertThat(seen.frames().get(1).text()).isNull();
      assertThat(seen.sent().get(0).text()).startsWith("HTTP/1.1 101");
      assertThat(shown.faults().resetAfter()).isEqualTo(1 << 20);
      assertThat(shown.faults().finAfter()).isNull();
      assertThat(LabShown.brief(lab).connections()).isNull();
      assertThat(LabShown.brief(lab).read()).isNull();
      assertThat(shown.read().next()).isEqualTo(shown.read().last()).isPositive();
      LabShown further = LabShown.after(lab, 1, 1);
      assertThat(further.connections()).isNull();
      assertThat(further.read().entries()).extracting(LabEntry::type).containsExactly("request");
      assertThat(further.read().next()).isEqualTo(2);
    }
  }

  @Test
  void endsAndNotesAreShownInSmallLetters() {
    assertThat(
            LabShown.End.of(
                new dev.wiretwin.core.lab.LabRecording.End(
                    1_500_000,
                    dev.wiretwin.core.lab.LabRecording.Who.CLIENT,
                    dev.wiretwin.core.lab.LabRecording.How.RST)))
        .isEqualTo(new LabShown.End(1.5, "client", "rst"));
    assertThat(
            LabShown.Note.of(new dev.wiretwin.core.lab.LabRecording.Note(0, 2, 2_000_000, "late")))
        .isEqualTo(new LabShown.Note(0, 2, 2, "late"));
  }
}
