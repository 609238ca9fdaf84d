package dev.wiretwin.api.board;

import dev.wiretwin.bridge.identify.BootReason;
import dev.wiretwin.bridge.identify.Identification;
import dev.wiretwin.bridge.wifi.WifiStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was found out about a board so far. A value.
 *
 * @param found by the latest identification
 * @param foundAt when that was
 * @param wifi how it stood when it was asked last
 * @param boot why it has started last
 * @param trouble why it cannot be used, if so; a sentence
 * @param heap free bytes as the agent told last
 * @param restarts how often it started anew while somebody looked
 */
record Known(
    Optional<Identification> found,
    Optional<Instant> foundAt,
    Optional<WifiStatus> wifi,
    Optional<BootReason> boot,
    Optional<String> trouble,
    OptionalInt heap,
    long restarts) {
  static final Known NOTHING =
      new Known(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          0);

  Known withFound(Identification what, Instant when) {
    boolean lua = what instanceof Identification.LuaFirmware;
    Optional<WifiStatus> told = lua ? ((Identification.LuaFirmware) what).info().wifi() : wifi;
    Optional<BootReason> why = lua ? ((Identification.LuaFirmware) what).info().boot() : boot;
    return new Known(
        Optional.of(what),
        Optional.of(when),
        told.or(() -> wifi),
        why.or(() -> boot),
        Optional.empty(),
        heap,
        restarts);
  }

  Known withWifi(WifiStatus now) {
    return new Known(found, foundAt, Optional.of(now), boot, trouble, heap, restarts);
  }

  Known withBoot(BootReason why) {
    return new Known(found, foundAt, wifi, Optional.of(why), trouble, heap, restarts);
  }

  Known withTrouble(String sentence) {
    return new Known(found, foundAt, wifi, boot, Optional.of(sentence), heap, restarts);
  }

  /** It works, and has so many bytes free. */
  Known withHeap(int bytes) {
    return new Known(found, foundAt, wifi, boot, Optional.empty(), OptionalInt.of(bytes), restarts);
  }

  Known withRestart() {
    return new Known(found, foundAt, wifi, boot, trouble, heap, restarts + 1);
  }
}
