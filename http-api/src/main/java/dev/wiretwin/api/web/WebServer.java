package dev.wiretwin.api.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.store.KeptAnswers;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
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
      WebSettings settings, List<Route> routes, KeptAnswers answers, EventStreams streams) {
    this.streams = streams;
    table = new RouteTable(routes);
    dispatch = new Dispatch(json, new Replay(answers, Clock.systemUTC()));
    listener = new Listener(settings, table);
    javalin = Javalin.create(this::configure);
    try {
      javalin.start();
    } catch (RuntimeException failed) {
      listener.close();
      streams.close();
      throw failed;
    }
  }

  /**
   * @throws Refusal {@code ADDRESS_TAKEN} if somebody else listens there
   */
  static WebServer start(
      WebSettings settings, List<Route> routes, KeptAnswers answers, EventStreams streams) {
    return new WebServer(settings, routes, answers, streams);
  }

  private void configure(JavalinConfig config) {
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

  @Override
  public void close() {
    streams.close();
    listener.drain();
    javalin.stop();
    listener.close();
  }
}
