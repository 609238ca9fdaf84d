package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireTalkTest {
  private static final WirePacket UP = new WirePacket(11, 5_000, 1, 80);

  /** Like {@code up S 1000 0 +0}: direction, flags, sequence, acknowledgement, captured bytes. */
  private static List<String> told(TargetReport.Connection connection) {
    List<String> told = new ArrayList<>();
    for (WireTalk.Packet packet : WireTalk.of(connection, UP)) {
      ByteBuffer bytes = ByteBuffer.wrap(packet.bytes());
      int flags = bytes.get(47);
      String marks =
          ((flags & 2) != 0 ? "S" : "")
              + ((flags & 1) != 0 ? "F" : "")
              + ((flags & 4) != 0 ? "R" : "")
              + ((flags & 8) != 0 ? "P" : "")
              + ((flags & 16) != 0 ? "." : "");
      told.add(
          (bytes.get(29) == 11 ? "up " : "down ")
              + marks
              + " "
              + bytes.getInt(38)
              + " "
              + bytes.getInt(42)
              + " +"
              + (packet.bytes().length - WirePacket.HEADERS)
              + (packet.length() == packet.bytes().length
                  ? ""
                  : " of " + (packet.length() - WirePacket.HEADERS)));
    }
    return told;
  }

  @Test
  void aConversationIsOpenedAcknowledgedAndEnded() {
    assertThat(
            told(
                Samples.connection(
                    List.of(Samples.chunk(2, "HTTP")),
                    List.of(Samples.chunk(1, "GET")),
                    List.of(Samples.end(3, "server", "fin"), Samples.end(4, "client", "fin")))))
        .containsExactly(
            "up S 1000 0 +0",
            "down S. 5000 1001 +0",
            "up . 1001 5001 +0",
            "up P. 1001 5001 +3",
            "down . 5001 1004 +0",
            "down P. 5001 1004 +4",
            "up . 1004 5005 +0",
            "down F. 5005 1004 +0",
            "up . 1004 5006 +0",
            "up F. 1004 5006 +0",
            "down . 5006 1005 +0");
  }

  @Test
  void afterAResetThereIsNothing() {
    assertThat(
            told(
                Samples.connection(
                    List.of(Samples.chunk(9, "late")),
                    List.of(),
                    List.of(Samples.end(3, "client", "rst")))))
        .last()
        .isEqualTo("up R. 1001 5001 +0");
  }

  @Test
  void theWindowOfTheOtherSideIsNeverFull() {
    List<String> packets =
        told(
            Samples.connection(
                List.of(), List.of(Samples.chunk(1, "x".repeat(40 * 1_460))), List.of()));
    assertThat(packets).filteredOn(one -> one.startsWith("down . ")).hasSize(3);
  }

  @Test
  void longWritesAreSegmentsAndWhatWasNotKeptIsLeftOut() {
    Bytes whole = Bytes.of(new byte[4_000]);
    TargetReport.Chunk cut = new TargetReport.Chunk(1, Payload.of(whole, 2_000));
    List<String> packets = told(Samples.connection(List.of(), List.of(cut), List.of()));
    assertThat(packets.subList(3, packets.size()))
        .containsExactly(
            "up . 1001 5001 +1460",
            "up . 2461 5001 +540 of 1460",
            "up P. 3921 5001 +0 of 1080",
            "down . 5001 5001 +0");
  }
}
