package dev.wiretwin.api.cli;

import dev.wiretwin.api.remote.RemoteService;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which running service shall do the work: the option that such commands share. */
final class ServiceOptions {
  private static final String TOKEN = "WIRETWIN_TOKEN";

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Have a running service do it: http://HOST:PORT. If it asks for a token, put it into the"
              + " environment as WIRETWIN_TOKEN.")
  private String url;

  /** Empty: do it here. */
  Optional<RemoteService> service() {
    return service(System.getenv());
  }

  Optional<RemoteService> service(Map<String, String> environment) {
    if (url == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(RemoteService.at(url, Optional.ofNullable(environment.get(TOKEN))));
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailure(
          ExitCode.USAGE, "--url: give it as http://HOST:PORT, not " + SafeText.of(url), wrong);
    }
  }
}
