package dev.wiretwin.bridge.virtual.host;

import dev.wiretwin.bridge.virtual.fault.Fault;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which boards a process shall host. Of several boards each gets its number, from 0, behind the
 * name, the link and the flash folder, and on top of port, chip id and seed. Immutable.
 *
 * @param count 1…{@link #MOST_BOARDS}
 * @param folder where running boards stand, see {@link BoardRegister}
 * @param name empty for the next free one
 * @param link the path of the serial port; empty for one in {@code folder}
 * @param tcpPort offers the line there, on 127.0.0.1, and not as a serial port; 0 for any
 * @param settings of each board; its name counts for nothing
 * @param flash a folder whose files are the board's; empty for a flash in memory
 * @param zeroSizeGivesPointer what an allocation of no bytes gets, see {@link
 *     dev.wiretwin.bridge.virtual.websocket.WebsocketSettings}
 * @param faults in force from the first byte on
 * @param names that the boards' name server knows before it asks this machine's
 */
public record BoardPlan(
    int count,
    Path folder,
    Optional<String> name,
    Optional<Path> link,
    OptionalInt tcpPort,
    BoardSettings settings,
    Optional<Path> flash,
    boolean zeroSizeGivesPointer,
    List<Fault> faults,
    Map<String, InetAddress> names) {
  public static final int MOST_BOARDS = 256;

  public BoardPlan {
    if (count < 1 || count > MOST_BOARDS) {
      throw new IllegalArgumentException(count + " boards: give 1 to " + MOST_BOARDS);
    }
    if (tcpPort.isPresent() && link.isPresent()) {
      throw new IllegalArgumentException("a line over TCP has no link: give one of both");
    }
    faults = List.copyOf(faults);
    names = Map.copyOf(names);
  }

  /** One board that wishes nothing special. */
  public static BoardPlan of(Path folder, BoardSettings settings) {
    return new BoardPlan(
        1,
        folder,
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        settings,
        Optional.empty(),
        false,
        List.of(),
        Map.of());
  }

  /** The name of the board with this number, if one was wished. */
  Optional<String> nameOf(int number) {
    return name.map(wished -> numbered(wished, number));
  }

  Optional<Path> linkOf(int number) {
    return link.map(path -> path.resolveSibling(numbered(path.getFileName().toString(), number)));
  }

  int tcpPortOf(int number) {
    int wished = tcpPort.orElseThrow();
    return wished == 0 ? 0 : wished + number;
  }

  Optional<Path> flashOf(int number) {
    return flash.map(path -> count == 1 ? path : path.resolve(String.valueOf(number)));
  }

  BoardSettings settingsOf(String called, int number) {
    return settings
        .withName(called)
        .withChipId(settings.chipId() + number)
        .withSeed(settings.seed() + number);
  }

  private String numbered(String word, int number) {
    return count == 1 ? word : word + number;
  }
}
