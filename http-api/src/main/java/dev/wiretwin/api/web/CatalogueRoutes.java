package dev.wiretwin.api.web;

import dev.wiretwin.api.catalogue.Appearance;
import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.catalogue.CatalogueEntry;
import dev.wiretwin.api.catalogue.Shape;
import java.util.List;
import java.util.function.Supplier;

/** {@code /catalogue}: the divergences that are understood, for whoever explains one to people. */
final class CatalogueRoutes {
  private final Supplier<Catalogue> catalogue;

  /**
   * @param catalogue asked anew each time
   */
  CatalogueRoutes(Supplier<Catalogue> catalogue) {
    this.catalogue = catalogue;
  }

  private record Listed(List<Entry> entries) {}

  /** One of them; patterns are regular expressions over the whole value. */
  private record Entry(
      String id,
      String scenarios,
      String firmware,
      String reference,
      List<Look> shapes,
      List<Look> beside,
      List<Look> then,
      String words,
      String advice,
      List<String> evidence) {
    static Entry of(CatalogueEntry one) {
      Appearance appearance = one.appearance();
      return new Entry(
          one.id(),
          one.scenarios().pattern(),
          one.firmware().pattern(),
          one.reference().pattern(),
          Look.all(appearance.shapes()),
          Look.all(appearance.beside()),
          Look.all(appearance.then()),
          one.words(),
          one.advice(),
          one.evidence().all());
    }
  }

  /** What a divergence looks like: the field, and what each side has there. */
  private record Look(String field, String jvm, String board, Long apartMs) {
    static List<Look> all(List<Shape> shapes) {
      return shapes.stream().map(Look::of).toList();
    }

    private static Look of(Shape shape) {
      return new Look(
          shape.field(),
          shape.first(),
          shape.second(),
          shape.apartMs().isPresent() ? shape.apartMs().getAsLong() : null);
    }
  }

  List<Route> routes() {
    return List.of(Route.api("GET", "/catalogue", this::list));
  }

  private void list(Call call) {
    call.answer(200, new Listed(catalogue.get().entries().stream().map(Entry::of).toList()));
  }
}
