package dev.wiretwin.api.service;

import dev.wiretwin.api.board.RemoteBoard;
import dev.wiretwin.api.listen.Access;
import dev.wiretwin.api.session.ConnectPolicy;
import dev.wiretwin.api.store.Retention;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a service is told when it is started. Immutable.
 *
 * @param host to listen on
 * @param port 0 takes any free one
 * @param access who may use it
 * @param connectTo which addresses targets may connect to
 * @param stateFolder where everything is that outlives the service
 * @param retention how much of it, and for how long
 * @param boards behind the network, which nobody can list
 * @param labHost where lab servers listen for real boards, an address of this machine in digits;
 *     empty when real boards are not to be compared
 */
public record ServiceSettings(
    String host,
    int port,
    Access access,
    ConnectPolicy connectTo,
    Path stateFolder,
    Retention retention,
    List<RemoteBoard> boards,
    Optional<String> labHost) {
  /** For this machine alone, on any free port. */
  public static ServiceSettings local(Path stateFolder) {
    return new ServiceSettings(
        "127.0.0.1",
        0,
        Access.LOCAL,
        ConnectPolicy.BENCH,
        stateFolder,
        Retention.DEFAULT,
        List.of(),
        Optional.empty());
  }
}
