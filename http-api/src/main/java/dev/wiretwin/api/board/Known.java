package dev.wiretwin.api.board;

import dev.wiretwin.bridge.identify.BootReason;
import dev.wiretwin.bridge.identify.Identification;
import dev.wiretwin.bridge.wifi.WifiNetwork;
import dev.wiretwin.bridge.wifi.WifiStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was found out about a board so far. A value.
 *
 * @param found by the latest identification
 * @param foundAt when that was
 * @param wifi how it stood when it was asked last
 * @param networks it heard when it looked last, the strongest first
 * @param boot why it has started last
 * @param trouble why it cannot be used, or why what was asked last did not work; a sentence
 * @param heap free bytes as the agent told last
 * @param restarts how often it started anew while somebody looked
 */
public record Known(
    Optional<Identification> found,
    Optional<Instant> foundAt,
    Optional<WifiStatus> wifi,
    List<WifiNetwork> networks,
    Optional<BootReason> boot,
    Optional<String> trouble,
    OptionalInt heap,
    long restarts) {
  static final Known NOTHING =
      new Known(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          0);

  /** Only how often it has started anew. */
  Known forgotten() {
    Draft draft = new Draft(NOTHING);
    draft.restarts = restarts;
    return draft.known();
  }

  Known withFound(Identification what, Instant when) {
    Draft draft = new Draft(this);
    draft.found = Optional.of(what);
    draft.foundAt = Optional.of(when);
    draft.trouble = Optional.empty();
    if (what instanceof Identification.LuaFirmware lua) {
      draft.wifi = lua.info().wifi().or(this::wifi);
      draft.boot = lua.info().boot().or(this::boot);
    }
    return draft.known();
  }

  Known withWifi(WifiStatus now) {
    Draft draft = new Draft(this);
    draft.wifi = Optional.of(now);
    draft.trouble = Optional.empty();
    return draft.known();
  }

  Known withNetworks(List<WifiNetwork> heard) {
    Draft draft = new Draft(this);
    draft.networks = List.copyOf(heard);
    return draft.known();
  }

  Known withBoot(BootReason why) {
    Draft draft = new Draft(this);
    draft.boot = Optional.of(why);
    return draft.known();
  }

  Known withTrouble(String sentence) {
    Draft draft = new Draft(this);
    draft.trouble = Optional.of(sentence);
    return draft.known();
  }

  /** It works. */
  Known withoutTrouble() {
    Draft draft = new Draft(this);
    draft.trouble = Optional.empty();
    return draft.known();
  }

  /** It works, and has so many bytes free. */
  Known withHeap(int bytes) {
    Draft draft = new Draft(this);
    draft.heap = OptionalInt.of(bytes);
    draft.trouble = Optional.empty();
    return draft.known();
  }

  Known withRestart() {
    Draft draft = new Draft(this);
    draft.restarts++;
    return draft.known();
  }

  /** The same values, some of which are about to change. */
  private static final class Draft {
    private Optional<Identification> found;
    private Optional<Instant> foundAt;
    private Optional<WifiStatus> wifi;
    private List<WifiNetwork> networks;
    private Optional<BootReason> boot;
    private Optional<String> trouble;
    private OptionalInt heap;
    private long restarts;

    Draft(Known from) {
      found = from.found;
      foundAt = from.foundAt;
      wifi = from.wifi;
      networks = from.networks;
      boot = from.boot;
      trouble = from.trouble;
      heap = from.heap;
      restarts = from.restarts;
    }

    Known known() {
      return new Known(found, foundAt, wifi, networks, boot, trouble, heap, restarts);
    }
  }
}
