package dev.wiretwin.bridge.wifi;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A board's way into a Wi-Fi network, whatever firmware it has. A password goes to the board and
 * nowhere else. For one thread.
 */
public interface Wifi {
  /**
   * How the board stands now.
   *
   * @throws IOException if it does not answer
   */
  WifiStatus status() throws IOException, InterruptedException;

  /**
   * The networks that the board hears, the strongest first. A board whose Wi-Fi is off has it on
   * meanwhile.
   *
   * @throws IOException if the board does not answer, or finds no end
   */
  List<WifiNetwork> scan() throws IOException, InterruptedException;

  /**
   * Has the board join a network, and remember it on its flash. Returns before it is in: {@link
   * #awaitAddress} waits for that.
   *
   * @throws IOException if the board does not answer, or does not take it
   */
  void join(WifiLogin login) throws IOException, InterruptedException;

  /**
   * Waits until the board has an address.
   *
   * @return how it stands then
   * @throws IOException if it gets none in time, or at all; says why and what to do
   */
  WifiStatus awaitAddress(Duration limit) throws IOException, InterruptedException;
}
