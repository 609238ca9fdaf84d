package dev.wiretwin.api.compare;

import dev.wiretwin.api.catalogue.Divergence;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.lab.LabRecording;
import dev.wiretwin.core.scenario.Trace;
import dev.wiretwin.core.scenario.TraceEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds what differs between two traces of the same scenario, but for what an equivalence sets
 * aside: events per client in their order, and for each TCP connection the request, the client's
 * frames and the end. For one use.
 */
final class Differ {
  private final Equivalence aside;
  private final List<Divergence> found = new ArrayList<>();

  Differ(Equivalence aside) {
    this.aside = aside;
  }

  List<Divergence> differences(Trace first, Trace second) {
    Set<Integer> clients = new TreeSet<>();
    first.events().forEach(event -> clients.add(event.c()));
    second.events().forEach(event -> clients.add(event.c()));
    clients.forEach(c -> events(c, of(first, c), of(second, c)));
    List<LabRecording.Connection> mine = first.lab().connections();
    List<LabRecording.Connection> others = second.lab().connections();
    differ("connections", 1, Integer.toString(mine.size()), Integer.toString(others.size()));
    for (int i = 0; i < Math.min(mine.size(), others.size()); i++) {
      connection(i + 1, mine.get(i), others.get(i));
    }
    return found;
  }

  private static List<TraceEvent> of(Trace trace, int c) {
    return trace.events().stream().filter(event -> event.c() == c).toList();
  }

  private void events(int c, List<TraceEvent> first, List<TraceEvent> second) {
    List<String> mine = first.stream().map(TraceWords::of).toList();
    List<String> others = second.stream().map(TraceWords::of).toList();
    for (Alignment.Pair pair : Alignment.of(mine, others)) {
      if (pair.first().isEmpty() || pair.second().isEmpty()) {
        TraceEvent lone =
            pair.first().map(first::get).or(() -> pair.second().map(second::get)).get();
        found.add(
            new Divergence(
                TraceWords.field(lone),
                c,
                pair.first().map(mine::get).orElse(Divergence.NOTHING),
                pair.second().map(others::get).orElse(Divergence.NOTHING)));
      } else {
        event(c, first.get(pair.first().get()), second.get(pair.second().get()));
      }
    }
  }

  private void event(int c, TraceEvent first, TraceEvent second) {
    String mine = TraceWords.of(first);
    String other = TraceWords.of(second);
    String field = TraceWords.field(first);
    boolean same = mine.equals(other);
    boolean alike = field.equals(TraceWords.field(second));
    differ(alike ? field : "event", c, mine, other);
    if (same) {
      differ("arguments", c, TraceWords.arguments(first), TraceWords.arguments(second));
    }
    boolean timed = same || alike && first instanceof TraceEvent.Closed;
    if (timed && !aside.sameTime(first.at(), second.at())) {
      found.add(new Divergence(Divergence.TIME, c, at(mine, first), at(other, second)));
    }
  }

  private static String at(String what, TraceEvent event) {
    return what + " at " + event.at() / 1_000_000 + " ms";
  }

  private void connection(
      int number, LabRecording.Connection first, LabRecording.Connection second) {
    Head mine = Head.of(first);
    Head other = Head.of(second);
    differ("request", number, mine.line, other.line);
    Set<String> names = new LinkedHashSet<>(mine.headers.keySet());
    names.addAll(other.headers.keySet());
    for (String name : names) {
      differ("header " + name, number, mine.header(name, aside), other.header(name, aside));
    }
    List<String> frames = first.frames().stream().map(TraceWords::of).toList();
    List<String> otherFrames = second.frames().stream().map(TraceWords::of).toList();
    for (Alignment.Pair pair : Alignment.of(frames, otherFrames)) {
      differ(
          "frame",
          number,
          pair.first().map(frames::get).orElse(Divergence.NOTHING),
          pair.second().map(otherFrames::get).orElse(Divergence.NOTHING));
    }
    differ("trailing", number, rest(first.trailing()), rest(second.trailing()));
    differ("tcp", number, TraceWords.ends(first.ends()), TraceWords.ends(second.ends()));
  }

  private static String rest(Bytes trailing) {
    if (trailing.length() == 0) {
      return Divergence.NOTHING;
    }
    return Equivalence.isTls(trailing) ? "TLS" : trailing.length() + " bytes";
  }

  private void differ(String field, int where, String first, String second) {
    if (!first.equals(second)) {
      found.add(new Divergence(field, where, first, second));
    }
  }

  /** A request as it was sent. */
  private record Head(String line, Map<String, List<String>> headers) {
    static Head of(LabRecording.Connection connection) {
      String text =
          connection
              .request()
              .map(seen -> new String(seen.what().toArray(), StandardCharsets.ISO_8859_1))
              .orElse("");
      List<String> lines = text.lines().toList();
      Map<String, List<String>> headers = new LinkedHashMap<>();
      lines.stream()
          .skip(1)
          .filter(line -> line.indexOf(':') > 0)
          .forEach(
              line -> {
                int colon = line.indexOf(':');
                headers
                    .computeIfAbsent(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        none -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
              });
      return new Head(lines.isEmpty() ? Divergence.NOTHING : lines.get(0), headers);
    }

    String header(String name, Equivalence aside) {
      List<String> values = headers.get(name);
      return values == null
          ? Divergence.NOTHING
          : values.stream()
              .map(value -> aside.header(name, value))
              .collect(Collectors.joining(", "));
    }
  }
}
