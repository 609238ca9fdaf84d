package dev.wiretwin.core.client.contract;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.lab.LabStep;
import dev.wiretwin.core.testkit.WireFrame;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Short words for the steps of a lab server's script. */
final class Steps {
  private static final int ANY_LONG_MS = 60_000;

  /** How long a server leaves the end of TCP to the client, as some clients' statuses need it. */
  private static final int POLITE_MS = 200;

  private Steps() {}

  static LabStep handshake() {
    return new LabStep.SendHandshake(0, Optional.empty(), Bytes.EMPTY, List.of(), 0);
  }

  /** Answers the request with a text; {@code {accept}} stands for the right key. */
  static LabStep answer(String text) {
    return new LabStep.SendHandshake(0, Optional.of(text), Bytes.EMPTY, List.of(), 0);
  }

  static LabStep request() {
    return new LabStep.ExpectRequest(0);
  }

  /** Sends each frame in a write of its own. */
  static LabStep send(WireFrame frame) {
    return new LabStep.Send(0, Bytes.of(frame.bytes()));
  }

  /** The same, a little after what was sent before, so that it comes as something of its own. */
  static LabStep sendLater(WireFrame frame) {
    return new LabStep.Send(50, Bytes.of(frame.bytes()));
  }

  /** Waits for the client's nth frame with this opcode. */
  static LabStep expect(int opcode, int n) {
    return new LabStep.ExpectFrame(0, OptionalInt.of(opcode), n, ANY_LONG_MS);
  }

  /** Lets the client wait a moment. */
  static LabStep pause() {
    return new LabStep.Wait(0, POLITE_MS);
  }

  static LabStep echo() {
    return new LabStep.Echo(0, ANY_LONG_MS);
  }

  static LabStep fin() {
    return new LabStep.Fin(0);
  }

  static LabStep rst() {
    return new LabStep.Rst(0);
  }

  /** Leaves the end of TCP to the client for a while. */
  static LabStep leaveTheEndToTheClient() {
    return new LabStep.ExpectFin(0, POLITE_MS);
  }
}
