package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.board.Places.Place;
import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.refusal.RefusalCode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
  @TempDir private Path state;

  private final Feed feed = Benches.feed();
  private final Places places =
      new Places(
          info ->
              new Place(
                  new Board(info, Benches.inventory(state), feed, Clock.systemUTC()),
                  null,
                  null,
                  null));

  private void see(BoardInfo... there) {
    places.see(() -> List.of(there), place -> true);
  }

  private static BoardInfo board(String id, int port) {
    return BoardInfo.remote(id, "tcp://127.0.0.1:" + port);
  }

  @Test
  void whatComesAndGoesIsToldOnce() throws Exception {
    see(board("a", 1));
    see(board("a", 1), board("b", 1));
    see(board("b", 1));
    see(board("a", 2), board("b", 1));
    assertThat(Benches.told(feed))
        .map(line -> line.split(" \\{")[0])
        .containsExactly("board.came a", "board.came b", "board.went a", "board.came a");
    assertThat(places.place("a").board().info().port()).endsWith(":2");
    assertThat(places.all()).hasSize(2);
    assertThat(places.has("a")).isTrue();
    assertThat(places.isPresent("a")).isTrue();
    assertThat(places.isPresent("c")).isFalse();
    assertThat(places.has("c")).isFalse();
  }

  @Test
  void whoIsNotKnownIsToldWhoIs() {
    see(board("a", 1));
    Benches.refused(
        RefusalCode.BOARD_NOT_FOUND, "there is no board x: there are a", () -> places.place("x"));
    Benches.refused(RefusalCode.BOARD_NOT_FOUND, "…", () -> places.place("x".repeat(1_000)));
  }

  @Test
  void ofTheManyThatAreGoneSomeAreForgotten() {
    see(IntStream.range(0, Places.MOST).mapToObj(i -> board("b" + i, 1)).toArray(BoardInfo[]::new));
    see(board("another", 1));
    assertThat(places.all()).hasSize(1);
  }

  @Test
  void oneThatIsNamedByItsPortIsKnownByItsNameAndTheWayToItStays() {
    see(board("a", 1), board("b", 2));
    assertThat(places.nameOf("tcp://127.0.0.1:2")).isEqualTo("b");
    assertThat(places.nameOf("tcp://127.0.0.1:2+tls")).isEqualTo("b+tls");
    assertThat(places.nameOf("a+ws")).isEqualTo("a+ws");
    assertThat(places.nameOf("tcp://127.0.0.1:3")).isEqualTo("tcp://127.0.0.1:3");
  }
}
