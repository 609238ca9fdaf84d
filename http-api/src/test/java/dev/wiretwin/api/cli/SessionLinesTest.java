package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionLinesTest {
  private final SessionLines lines = new SessionLines(Optional.empty(), true);

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (com.fasterxml.jackson.core.JsonProcessingException odd) {
      throw new AssertionError(odd);
    }
  }

  private String line(String event) {
    return lines.of(json(event)).orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'type':'connection'} | connected",
        "{'type':'receive','opcode':1,'length':2,'text':'hi'} | < hi",
        "{'type':'receive','opcode':2,'length':3,'base64':'AAH/'} | < binary, 3 bytes: 00 01 ff",
        "{'type':'receive','opcode':2,'length':0,'base64':''} | < binary, 0 bytes",
        "{'type':'receive','opcode':1,'length':9,'text':'hi','cut':true} | < hi … (9 bytes in all)",
        "{'type':'sent','opcode':9,'length':1,'base64':'eA=='} | > ping, 1 byte: 78",
        "{'type':'sent','opcode':10,'length':0,'base64':''} | > pong, 0 bytes",
        "{'type':'gap','missed':7} | (7 events are lost)",
        "{'type':'ended','reason':'idle'} | the session has ended: idle",
        "{'type':'opened'} | ~~",
      })
  void eachEventHasItsWords(String event, String words) {
    assertThat(line(event)).isEqualTo(words);
  }

  @Test
  void aCloseIsToldInWords() {
    String close =
        "{'type':'close','status':-6,'meaning':'server requested termination','sentence':'The peer"
            + " asked.','first':'peer','clean':true,'received':{'code':1001,'reason':'later'}}";
    assertThat(line(close))
        .isEqualTo(
            "closed: -6 (server requested termination). The peer asked. Received: 1001 later.");
  }

  @Test
  void nothingThatComesCanHarmTheTerminal() {
    assertThat(line("{'type':'receive','opcode':1,'length':9,'text':'\\u001b[2Jx\\ny'}"))
        .isEqualTo("< \\u{1b}[2Jx" + System.lineSeparator() + "  y");
    assertThat(line("{'type':'ended','reason':'\\u001b]0;x\\u0007'}")).doesNotContain("\u001b");
  }

  @Test
  void aLongTextIsShownWholeAndLongBytesAreNot() {
    String text = "x".repeat(1_000);
    assertThat(line("{'type':'receive','opcode':1,'length':1000,'text':'" + text + "'}"))
        .isEqualTo("< " + text);
    String base64 = "AAAA".repeat(100);
    assertThat(line("{'type':'receive','opcode':2,'length':300,'base64':'" + base64 + "'}"))
        .startsWith("< binary, 300 bytes: 00 00")
        .endsWith(" …");
  }

  @Test
  void timeStandsBeforeALineIfItIsWanted() {
    SessionLines timed = new SessionLines(Optional.of(ZoneOffset.UTC), false);
    assertThat(timed.of(json("{'type':'connection','at':'2026-11-30T10:00:01.5Z'}")))
        .hasValue("10:00:01.500 connected");
    assertThat(timed.of(json("{'type':'sent','text':'x'}"))).isEmpty();
  }

  @Test
  void aStateSaysWhereItStands() {
    assertThat(SessionLines.state(json("{'state':'open','target':'jvm','url':'ws://a/'}")))
        .isEqualTo("open on jvm, ws://a/");
    assertThat(
            SessionLines.state(
                json(
                    "{'state':'closed','target':'jvm','close':{'status':0,'meaning':'by the"
                        + " user','sentence':'We did.'}}")))
        .isEqualTo("closed on jvm; last closed: 0 (by the user). We did.");
  }
}
