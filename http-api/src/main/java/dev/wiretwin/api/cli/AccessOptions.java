package dev.wiretwin.api.cli;

import dev.wiretwin.api.listen.Access;
import dev.wiretwin.api.session.ConnectPolicy;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Who may use a service, and where it may connect to: the options for that. */
final class AccessOptions {
  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "The address to listen on (default: ${DEFAULT-VALUE}, for this machine alone). Any other"
              + " wants a token.")
  private String host;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "A file with the token that callers must send as Authorization: Bearer; nobody else may"
              + " read it. Or set "
              + TokenSource.VARIABLE
              + ".")
  private Path tokenFile;

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      split = ",",
      description = "A further name under which the service is called, such as bench1.lan.")
  private List<String> hosts = List.of();

  @Option(
      names = "--allow-origin",
      paramLabel = "ORIGIN",
      split = ",",
      description =
          "A site whose pages may use the service, such as https://lab.example (default: none).")
  private List<String> origins = List.of();

  @Option(
      names = "--connect-to",
      paramLabel = "CIDR",
      split = ",",
      description =
          "The addresses to which targets may connect, such as 192.168.7.0/24, or any (default:"
              + " this machine and private networks).")
  private List<String> connectTo = List.of();

  String host() {
    return host;
  }

  /** What curl has to be told so that it is let in; with a space behind, or empty. */
  String curlOption() {
    if (tokenFile != null) {
      return "-H \"Authorization: Bearer $(cat " + SafeText.of(tokenFile.toString()) + ")\" ";
    }
    boolean wanted = TokenSource.token(null, System.getenv()).isPresent();
    return wanted ? "-H \"Authorization: Bearer $" + TokenSource.VARIABLE + "\" " : "";
  }

  /**
   * @throws ParameterException if others could come in without a token, or a name is odd
   */
  Access access(CommandLine command) {
    Access access =
        new Access(TokenSource.token(tokenFile, System.getenv()), hosts(command), origins(command));
    if (access.token().isEmpty() && !isLoopback()) {
      throw new ParameterException(
          command,
          "--host "
              + SafeText.of(host)
              + ": others could reach this service, so it wants a token: openssl rand -hex 24 >"
              + " token, chmod 600 token, and name it with --token-file, or set "
              + TokenSource.VARIABLE
              + ".");
    }
    return access;
  }

  private boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      throw CommandFailure.noResult(
          "no address found for host "
              + SafeText.of(host)
              + ": name one of this machine, such as 127.0.0.1.",
          unknown);
    }
  }

  private Set<String> hosts(CommandLine command) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : hosts) {
      if (!name.matches("[A-Za-z0-9._:-]{1,253}")) {
        throw new ParameterException(
            command, "--allow-host: " + SafeText.of(name) + " is no host name (give no port).");
      }
      names.add(name.toLowerCase(Locale.ROOT));
    }
    return names;
  }

  private Set<String> origins(CommandLine command) {
    for (String origin : origins) {
      if (!isOrigin(origin)) {
        throw new ParameterException(
            command,
            "--allow-origin: "
                + SafeText.of(origin)
                + " is no origin: write one as https://lab.example:8443.");
      }
    }
    return Set.copyOf(new LinkedHashSet<>(origins));
  }

  private static boolean isOrigin(String text) {
    try {
      return text.matches("https?://[A-Za-z0-9.:\\[\\]-]+") && new URI(text).getHost() != null;
    } catch (URISyntaxException odd) {
      return false;
    }
  }

  /**
   * @throws ParameterException if one is no range of addresses
   */
  ConnectPolicy connectTo(CommandLine command) {
    try {
      return connectTo.isEmpty() ? ConnectPolicy.BENCH : ConnectPolicy.of(connectTo);
    } catch (IllegalArgumentException odd) {
      throw new ParameterException(
          command, "--connect-to: " + SafeText.of(odd.getMessage()) + ".", odd);
    }
  }
}
