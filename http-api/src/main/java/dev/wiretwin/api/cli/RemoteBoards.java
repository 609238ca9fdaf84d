package dev.wiretwin.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.remote.RemoteService;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** The boards of a running service, as the {@code boards} commands show them. For one thread. */
final class RemoteBoards {
  private static final String WAIT = "?wait=30s";
  private static final int PAGE = 1_000;
  private static final Set<String> NOTHING_READABLE = Set.of("silent", "unreadable");

  private final RemoteService service;
  private final PrintWriter out;
  private final boolean json;

  /**
   * @param json prints what the service answers
   */
  RemoteBoards(RemoteService service, PrintWriter out, boolean json) {
    this.service = service;
    this.out = out;
    this.json = json;
  }

  /** Something asked of the service. */
  @FunctionalInterface
  private interface Asked {
    JsonNode ask() throws IOException, InterruptedException;
  }

  private static JsonNode asked(Asked what) {
    try {
      return what.ask();
    } catch (Refusal refused) {
      throw CommandFailure.refused(refused);
    } catch (IOException gone) {
      throw CommandFailure.ofLine(gone.getMessage(), gone);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      throw CommandFailure.noResult("interrupted while the service was asked.", hurry);
    }
  }

  /** All boards, one line each. */
  void list() {
    ArrayNode all = new ObjectMapper().createArrayNode();
    String after = "";
    do {
      String path = "/boards?limit=" + PAGE + after;
      JsonNode page = asked(() -> service.get(path, JsonNode.class));
      page.path("boards").forEach(all::add);
      after = page.has("next") ? "&after=" + encoded(page.get("next").asText()) : "";
    } while (!after.isEmpty());
    if (json) {
      print(new ObjectMapper().createObjectNode().set("boards", all));
      return;
    }
    int width = 4;
    for (JsonNode board : all) {
      width = Math.max(width, SafeText.of(board.path("id").asText()).length());
    }
    String row = "%-" + (width + 4) + "s  %-8s  %-8s  %s%n";
    out.printf(row, "NAME", "KIND", "STATE", "WHAT");
    for (JsonNode board : all) {
      out.printf(
          row,
          SafeText.of(board.path("id").asText()),
          SafeText.of(board.path("kind").asText()),
          SafeText.of(board.path("state").asText()),
          SafeText.of(what(board)));
    }
    out.flush();
  }

  private static String what(JsonNode board) {
    String holder = board.at("/lease/holder").asText();
    String leased =
        holder.isEmpty()
            ? ""
            : "leased by " + holder + " until " + board.at("/lease/until").asText() + "; ";
    String doing = board.has("doing") ? board.get("doing").asText() + "; " : "";
    return leased
        + doing
        + board.path("firmware").asText(board.path("description").asText())
        + (board.has("trouble") ? "; " + board.get("trouble").asText() : "");
  }

  /**
   * Has one identified.
   *
   * @return an exit code: whether anything readable came
   */
  int identify(String id) {
    JsonNode answer =
        asked(
            () ->
                service.post(
                    "/boards/" + encoded(id) + "/identify" + WAIT, Map.of(), JsonNode.class));
    JsonNode board = answer.path("board");
    if (json) {
      print(board);
    } else {
      out.println(SafeText.of(id) + ": " + SafeText.of(answer.path("sentence").asText()));
      out.println("  next      " + SafeText.of(board.path("advice").asText()));
      out.flush();
    }
    return NOTHING_READABLE.contains(board.path("firmwareKind").asText())
        ? ExitCode.INFRASTRUCTURE
        : ExitCode.OK;
  }

  /**
   * Has one start anew.
   *
   * @param words how, as the service takes it
   */
  void restart(String id, String words) {
    JsonNode answer =
        asked(
            () ->
                service.post(
                    "/boards/" + encoded(id) + "/reset" + WAIT,
                    Map.of("sequence", words),
                    JsonNode.class));
    out.println("ok " + SafeText.of(id) + " " + SafeText.of(answer.path("sentence").asText()));
    out.flush();
  }

  private void print(JsonNode answer) {
    out.println(answer.toPrettyString());
    out.flush();
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
