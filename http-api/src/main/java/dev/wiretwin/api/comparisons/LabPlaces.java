package dev.wiretwin.api.comparisons;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.core.scenario.LabHost;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/**
 * Where lab servers can listen so that boards on a bench reach them: addresses of this machine.
 * Stateless, any thread.
 */
public final class LabPlaces {
  private LabPlaces() {}

  /**
   * @throws IllegalArgumentException if it is no IPv4 address of this machine, in digits; says
   *     which ones there are
   */
  public static String demandOurs(String address) {
    try {
      // only digits get this far: nobody is asked for a name
      if (LabHost.isAddress(address)
          && NetworkInterface.getByInetAddress(InetAddress.getByName(address)) != null) {
        return address;
      }
    } catch (IOException unusable) {
      throw new IllegalArgumentException(no(address), unusable);
    }
    throw new IllegalArgumentException(no(address));
  }

  private static String no(String address) {
    return address + " is no IPv4 address of this machine; it has " + shown();
  }

  /** Why a board that is not on this machine cannot be compared yet. */
  static Refusal missing(String board) {
    return new Refusal(
        RefusalCode.BOARD_UNSUITABLE,
        board
            + " is a real board and cannot reach a lab server on 127.0.0.1: start wiretwin serve"
            + " or wiretwin compare with --lab-host, the address of this machine in the board's"
            + " network; it has "
            + shown());
  }

  private static String shown() {
    List<String> all = ofThisMachine();
    return all.isEmpty() ? "none but 127.0.0.1" : String.join(", ", all);
  }

  /** All but loopback. */
  private static List<String> ofThisMachine() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(Inet4Address.class::isInstance)
          .filter(one -> !one.isLoopbackAddress())
          .map(InetAddress::getHostAddress)
          .sorted()
          .toList();
    } catch (SocketException unknown) {
      return List.of(); // only what a sentence proposes
    }
  }
}
