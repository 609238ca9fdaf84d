package dev.wiretwin.core.scenario;

import dev.wiretwin.core.lab.LabScript;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Client steps and server steps as data: what is run on every target. Immutable.
 *
 * @param name stable, {@code group.name} for the recorded vectors
 * @param title one line for people
 * @param runMs how long the clients are watched at the most, device milliseconds
 * @param timeScale real milliseconds per device millisecond: 0.05 is twenty times faster
 * @param listenPort a fixed port, or empty for any free one
 * @param client steps of all clients, in order
 * @param server what the lab server does
 * @param expect what must be seen for the scenario to pass; empty when it only records
 * @param notApplicable why a JVM client cannot take these steps (they are Lua, or need an
 *     allocation to fail); empty when it can
 * @param serverTls whether the lab server speaks TLS, with a certificate of its own authority
 * @param jvm what to set on a client of the JVM; a board ignores it
 * @param toleranceMs how far apart two targets may see the same event when they are compared,
 *     device milliseconds; empty for what is usual
 * @param recorded what was seen on the firmware, if this is a recorded vector
 * @param labHost where the lab server listens, an address of this machine in digits
 */
public record Scenario(
    String name,
    String title,
    long runMs,
    double timeScale,
    Optional<Integer> listenPort,
    List<ClientStep> client,
    LabScript server,
    List<Expectation> expect,
    Optional<String> notApplicable,
    boolean serverTls,
    JvmSettings jvm,
    OptionalLong toleranceMs,
    Optional<Recorded> recorded,
    String labHost) {
  public Scenario {
    LabHost.demandAddress(labHost);
    client = List.copyOf(client);
    expect = List.copyOf(expect);
  }

  /** One without TLS, special settings, tolerance and recording. */
  public Scenario(
      String name,
      String title,
      long runMs,
      double timeScale,
      Optional<Integer> listenPort,
      List<ClientStep> client,
      LabScript server,
      List<Expectation> expect,
      Optional<String> notApplicable) {
    this(
        name,
        title,
        runMs,
        timeScale,
        listenPort,
        client,
        server,
        expect,
        notApplicable,
        false,
        JvmSettings.DEFAULT,
        OptionalLong.empty(),
        Optional.empty(),
        LabHost.USUAL);
  }

  /**
   * The same at another pace.
   *
   * @param realPerDevice real milliseconds per device millisecond
   */
  public Scenario withTimeScale(double realPerDevice) {
    return with(realPerDevice, client, labHost);
  }

  /**
   * The same against a lab server at another address of this machine, for boards that do not run on
   * it.
   *
   * @param address in digits, such as 192.168.1.20
   */
  public Scenario withLabHost(String address) {
    return with(timeScale, LabHost.move(client, labHost, address), address);
  }

  private Scenario with(double pace, List<ClientStep> steps, String host) {
    return new Scenario(
        name,
        title,
        runMs,
        pace,
        listenPort,
        steps,
        server,
        expect,
        notApplicable,
        serverTls,
        jvm,
        toleranceMs,
        recorded,
        host);
  }
}
