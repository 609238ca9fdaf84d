package dev.wiretwin.api.web;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /} and {@code /ui}: the page for people, which uses the API like everybody else. */
final class PageRoutes {
  private static final String INDEX = "index.html";

  private final PageFiles files;

  PageRoutes(PageFiles files) {
    this.files = files;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/", call -> give(call, INDEX)).gives("text/html"),
        new Route("GET", "/ui/{file}", call -> give(call, call.path("file")))
            .gives(PageFiles.mediaTypes()),
        new Route(
                "GET",
                "/ui/{folder}/{file}",
                call -> give(call, call.path("folder") + "/" + call.path("file")))
            .gives(PageFiles.mediaTypes()));
  }

  /** Whether that is part of the page, which holds nothing secret. */
  static boolean isPage(String path) {
    return path.equals("/") || path.startsWith("/ui/");
  }

  private void give(Call call, String name) {
    PageFiles.File file =
        files
            .file(name)
            .orElseThrow(
                () ->
                    new Refusal(
                        RefusalCode.ROUTE_NOT_FOUND,
                        "the page has no file " + Safe.shown(name) + ": it begins at /"));
    Map<String, String> headers =
        Map.of(
            "ETag",
            file.tag(),
            "Cache-Control",
            "no-cache",
            "Content-Security-Policy",
            SafeHeaders.PAGE_POLICY);
    boolean known = call.header("If-None-Match").filter(has(file.tag())::contains).isPresent();
    call.answer(
        known
            ? new Answer(304, "", headers, new byte[0])
            : new Answer(200, file.type(), headers, file.content()));
  }

  /** Weak ones, too: whoever compresses on the way makes them so. */
  private static Set<String> has(String tag) {
    return Set.of(tag, "W/" + tag);
  }
}
