package dev.wiretwin.bridge.at;

import static dev.wiretwin.bridge.at.ToyModule.ERROR;
import static dev.wiretwin.bridge.at.ToyModule.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.handshake.WsUrl;
import org.junit.jupiter.api.Test;

class AtSocketOpeningTest implements AtSocketOpening.Result {
  private final ToyModule toy = new ToyModule().withWebSockets().up();

  private void open(String url, ClientConfig config) {
    toy.loop.execute(
        () -> new AtSocketOpening((WsUrl) WsUrl.parse(url), config, 0, toy.module, this).begin());
    toy.loop.run();
  }

  private void open(String url) {
    open(url, ClientConfig.DEFAULT);
  }

  @Override
  public void opened(int mostPayload) {
    toy.seen.add("opened for " + mostPayload);
  }

  @Override
  public void failed(int status, String sentence) {
    toy.seen.add("failed " + status + ' ' + sentence);
  }

  private String failure() {
    return toy.seen.get(toy.seen.size() - 1);
  }

  @Test
  void headersThenSettingsThenTheConnection() {
    open("ws://10.0.0.7:9001/", ClientConfig.DEFAULT.withHeader("X-A", "1").withHeader("X-B", ""));
    assertThat(toy.seen)
        .containsExactly(
            "AT+WSHEAD=0",
            "AT+WSHEAD=6",
            "data X-A: 1",
            "AT+WSHEAD=5",
            "data X-B: ",
            "AT+WSCFG=0,30,60,8192",
            "AT+WSOPEN=0,\"ws://10.0.0.7:9001/\",,10000",
            "opened for 8182");
  }

  @Test
  void whoDoesNotKnowHeadersNeedsNoneOrIsNotUsed() {
    toy.answer("AT+WSHEAD", ERROR);
    open("ws://10.0.0.7/");
    assertThat(toy.seen).endsWith("opened for 8182");
    open("ws://10.0.0.7/", ClientConfig.DEFAULT.withHeader("X-A", "1"));
    assertThat(failure())
        .isEqualTo("failed -108 The module refused a header of 6 bytes (ERROR): leave it out.");
  }

  @Test
  void aModuleShortOfMemoryHasASmallerBuffer() {
    toy.once("AT+WSCFG", ERROR);
    open("ws://10.0.0.7/");
    assertThat(toy.seen).contains("AT+WSCFG=0,30,60").endsWith("opened for 1014");
    toy.answer("AT+WSCFG", ERROR);
    open("wss://10.0.0.7/");
    assertThat(failure()).startsWith("failed -108 The module refused TLS that verifies the server");
  }

  @Test
  void anAddressThatDoesNotFitIsNotTried() {
    open("ws://10.0.0.7/" + "x".repeat(240));
    assertThat(toy.seen).singleElement().asString().startsWith("failed -108 An address of 254");
  }

  @Test
  void whyItFailedIsToldAsFarAsItIsKnown() {
    toy.pass(9);
    toy.answer("AT+WSOPEN=", ERROR).answer("AT+CWSTATE?", "+CWSTATE:2,\"lab\"\\r\\n" + OK);
    open("ws://10.0.0.7/");
    assertThat(failure()).startsWith("failed -17 The module could not open the WebSocket");
    toy.answer("AT+CIPDOMAIN", ERROR);
    open("ws://bench/");
    assertThat(failure()).startsWith("failed -5 ");
    toy.answer("AT+CWSTATE?", "+CWSTATE:4,\"lab\"\\r\\n" + OK);
    open("ws://bench/");
    assertThat(failure()).startsWith("failed -104 The module has no address");
  }

  @Test
  void aModuleThatHasJustStartedIsGivenTimeToJoinItsNetwork() {
    toy.answer("AT+WSOPEN=", ERROR).answer("AT+CWSTATE?", "+CWSTATE:3,\"lab\"\\r\\n" + OK);
    open("ws://10.0.0.7/");
    assertThat(toy.seen).noneMatch(line -> line.startsWith("failed"));
    toy.pass(3);
    assertThat(toy.seen).filteredOn(line -> line.startsWith("AT+WSOPEN=")).hasSizeGreaterThan(2);
    toy.pass(7);
    assertThat(failure()).startsWith("failed -104");
  }

  @Test
  void aFailureAfterItsTimeIsATimeout() {
    toy.answer("AT+WSOPEN=", null).answer("AT+CWSTATE?", "+CWSTATE:2,\"lab\"\\r\\n" + OK);
    open("ws://10.0.0.7/");
    toy.pass(11);
    toy.say(ERROR);
    assertThat(failure()).startsWith("failed -18 ");
  }

  @Test
  void whoDoesNotSayAtAllMayBeConnected() {
    toy.answer("AT+WSOPEN=", null);
    open("ws://10.0.0.7/");
    toy.pass(40);
    assertThat(failure()).startsWith("failed -103 The module did not say");
  }

  @Test
  void aStartInTheMiddleTellsItself() {
    toy.answer("AT+WSOPEN=", "\\r\\nready\\r\\n");
    open("ws://10.0.0.7/");
    assertThat(toy.seen).noneMatch(line -> line.startsWith("failed"));
  }
}
