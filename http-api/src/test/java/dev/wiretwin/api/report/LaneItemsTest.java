package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneItemsTest {
  private static List<String> words(TargetReport target) {
    return LaneItems.of(target).stream()
        .map(one -> (one.kind() + " " + one.what() + " " + one.words()).strip())
        .toList();
  }

  @Test
  void everythingStandsInOneLaneInTheOrderOfTime() {
    assertThat(words(Samples.target("board:x", -6)))
        .containsExactly(
            "TCP TCP open",
            "UP request GET /a?b=c&d HTTP/1.1",
            "DOWN answer HTTP/1.1 101 Switching Protocols",
            "CALL on connection",
            "UP text \"hello\"",
            "CONSOLE console > heap 41200",
            "DOWN text \"hello\"",
            "CALL on receive text \"hello\"",
            "UP close 1000",
            "DOWN close 1001 \"ok\"",
            "TCP FIN by the server",
            "TCP FIN by the client",
            "CALL on close −6");
  }

  @Test
  void errorsRestartsAndOtherClientsAreTold() {
    TargetReport target =
        Samples.target(
            "jvm",
            List.of(Samples.failed(1, 3, "no such thing"), Samples.restarted(2)),
            List.of(),
            List.of());
    assertThat(words(target)).containsExactly("CALL error in step 4 no such thing", "CALL restart");
    assertThat(LaneItems.of(target).get(0).facts()).isEqualTo("client 2");
    assertThat(LaneItems.status(0)).isEqualTo("0");
  }

  @Test
  void whatFormsNothingAndTheScriptsNotesAreTold() {
    TargetReport.Note late = new TargetReport.Note(3, 1, 7, "late");
    TargetReport.Connection odd =
        new TargetReport.Connection(
            2,
            0,
            null,
            List.of(),
            Payload.of(Bytes.fromHex("8185"), 10),
            List.of(Samples.end(9, "client", "rst")),
            List.of(Samples.bytes(2, "ffff")),
            List.of(),
            List.of(late, late, new TargetReport.Note(4, 1, 0, "other")));
    TargetReport target =
        Samples.target("jvm", List.of(), List.of(Samples.connection(), odd), List.of());
    assertThat(words(target))
        .contains(
            "UP no frame 2 bytes",
            "DOWN other bytes 2 bytes",
            "TCP RST by the client",
            "NOTE note other")
        .containsOnlyOnce("NOTE note late");
    assertThat(LaneItems.of(target))
        .extracting(LaneItem::facts)
        .contains("connection 2 · 2 times", "connection 1 · FIN · opcode 1 · 5 bytes · masked");
  }
}
