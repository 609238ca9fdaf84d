package dev.wiretwin.api.web;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the route of a request by method and path. Immutable. */
final class RouteTable {
  private final List<Route> routes;

  /** Where words and parameters compete for a path, the word wins. */
  RouteTable(List<Route> routes) {
    this.routes =
        routes.stream()
            .sorted(Comparator.comparing((Route route) -> route.path().replace('{', '~')))
            .toList();
  }

  /** What there is at a path. */
  record Found(List<Route> routes) {
    boolean nothing() {
      return routes.isEmpty();
    }

    /** The one for that method; {@code null} if the path does not take it. */
    Route of(String method) {
      String meant = method.equals("HEAD") ? "GET" : method;
      return routes.stream().filter(route -> route.method().equals(meant)).findFirst().orElse(null);
    }

    /** The methods that may be used, as {@code Allow} lists them. */
    String allowed() {
      Set<String> methods = new TreeSet<>(List.of("OPTIONS"));
      for (Route route : routes) {
        methods.add(route.method());
        if (route.method().equals("GET")) {
          methods.add("HEAD");
        }
      }
      return String.join(", ", methods);
    }
  }

  /** In the order in which they are tried. */
  List<Route> routes() {
    return routes;
  }

  /**
   * @param path as it was asked for, still encoded
   */
  Found find(String path) {
    String[] asked = path.split("/", -1);
    return new Found(routes.stream().filter(route -> fits(route.path(), asked)).toList());
  }

  private static boolean fits(String pattern, String[] asked) {
    String[] wanted = pattern.split("/", -1);
    if (wanted.length != asked.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      boolean parameter = wanted[i].startsWith("{");
      if (parameter ? asked[i].isEmpty() : !wanted[i].equals(asked[i])) {
        return false;
      }
    }
    return true;
  }
}
