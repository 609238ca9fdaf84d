package dev.wiretwin.api.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.listen.PortHolder;
import dev.wiretwin.api.metrics.HttpMetrics;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.store.KeptAnswers;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinLogger;
import java.net.BindException;
import java.time.Clock;
import java.util.List;

/** Listens for requests and hands each to its route. Thread safe; closing it frees the port. */
public final class WebServer implements AutoCloseable {
  private static final int LONGEST_TEXT = 8 << 20;

  private final ObjectMapper json = Json.mapper(LONGEST_TEXT);
  private final RouteTable table;
  private final Dispatch dispatch;
  private final Listener listener;
  private final EventStreams streams;
  private final Javalin javalin;

  private WebServer(
      WebSettings settings,
      List<Route> routes,
      KeptAnswers answers,
      EventStreams streams,
      HttpMetrics metrics) {
    this.streams = streams;
    table = new RouteTable(routes);
    dispatch = new Dispatch(json, new Replay(answers, Clock.systemUTC()));
    listener = new Listener(settings, table, metrics);
    javalin = Javalin.create(this::configure);
    try {
      javalin.start();
    } catch (RuntimeException failed) {
      listener.close();
      streams.close();
      throw isTaken(failed) ? taken(settings) : failed;
    }
  }

  private static boolean isTaken(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }

  private static Refusal taken(WebSettings settings) {
    String holder =
        PortHolder.ofThisMachine().of(settings.port()).map(name -> " by " + name).orElse("");
    return new Refusal(
        RefusalCode.PORT_TAKEN,
        "cannot listen on "
            + settings.host()
            + ":"
            + settings.port()
            + ": "
            + (holder.isEmpty() ? "it is taken, or not ours" : "it is taken" + holder)
            + "; choose another port with --port, or 0 for any");
  }

  /**
   * @throws Refusal {@code PORT_TAKEN} if somebody else listens there
   */
  static WebServer start(
      WebSettings settings,
      List<Route> routes,
      KeptAnswers answers,
      EventStreams streams,
      HttpMetrics metrics) {
    return new WebServer(settings, routes, answers, streams, metrics);
  }

  private void configure(JavalinConfig config) {
    JavalinLogger.enabled = false; // what it would say, we say in our own words
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.asyncTimeout = 0; // each outcome has its own time, see Visit
    config.router.ignoreTrailingSlashes = false;
    listener.configure(config.jetty);
    for (Route route : table.routes()) {
      serve(config, route.method(), route.path());
      if (route.method().equals("GET")) {
        serve(config, "HEAD", route.path());
      }
    }
    config.routes.exception(Exception.class, dispatch::tell);
  }

  private void serve(JavalinConfig config, String method, String path) {
    config.routes.addHttpHandler(HandlerType.findOrCreate(method), path, dispatch::handle);
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  /** Lets no request in any more, and ends the streams; those inside may still be answered. */
  public void lastCall() {
    listener.lastCall();
    streams.close();
  }

  @Override
  public void close() {
    lastCall();
    listener.drain();
    javalin.stop();
    listener.close();
  }
}
