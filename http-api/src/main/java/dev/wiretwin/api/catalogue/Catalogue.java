package dev.wiretwin.api.catalogue;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * All divergences that are understood: those that come with the product, and a bench's own.
 * Immutable.
 */
public final class Catalogue {
  private static final String BUILT_IN = "divergences.yaml";

  private final Supplier<List<CatalogueEntry>> entries;

  Catalogue(List<CatalogueEntry> entries) {
    List<CatalogueEntry> all = List.copyOf(entries);
    this.entries = () -> all;
  }

  private Catalogue(Supplier<List<CatalogueEntry>> entries) {
    this.entries = entries;
  }

  /** The one that comes with the product; not read before it is needed, and once. */
  public static Catalogue builtIn() {
    return new Catalogue(() -> BuiltIn.ENTRIES);
  }

  private static final class BuiltIn {
    private static final List<CatalogueEntry> ENTRIES = List.copyOf(written());

    private static List<CatalogueEntry> written() {
      try (InputStream in = Catalogue.class.getResourceAsStream(BUILT_IN)) {
        String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return CatalogueReader.read(BUILT_IN, yaml);
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }
  }

  /** From text, for those who have it at hand. */
  static Catalogue read(String yaml) {
    return new Catalogue(CatalogueReader.read(BUILT_IN, yaml));
  }

  /**
   * This one and what stands in a file of the bench's owner, which counts only where this one has
   * no answer.
   *
   * @throws Refusal if there is no such file, if it is no catalogue, or if an id is in both; names
   *     file, line and entry
   */
  public Catalogue withFile(Path file) {
    if (!Files.exists(file)) {
      throw new Refusal(RefusalCode.CATALOGUE_INVALID, file + ": there is no such file");
    }
    return with(new CatalogueFile(file));
  }

  /** As {@link #withFile}, but a file that is not there yet has no entries. */
  public Catalogue with(CatalogueFile own) {
    List<CatalogueEntry> all = new ArrayList<>(entries());
    for (CatalogueEntry entry : own.entries()) {
      if (entry(entry.id()).isPresent()) {
        throw new Refusal(
            RefusalCode.CATALOGUE_INVALID,
            own.path() + ": there is an entry " + entry.id() + " already: give it another id");
      }
      all.add(entry);
    }
    return new Catalogue(all);
  }

  public List<CatalogueEntry> entries() {
    return entries.get();
  }

  public Optional<CatalogueEntry> entry(String id) {
    return entries().stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  /**
   * Why each of these is there: the first entry that describes it or, failing that, the first from
   * whose behaviour it follows. Empty when it is new.
   *
   * @param all divergences of one target in one scenario
   * @return as many, in the same order
   */
  public List<Optional<CatalogueEntry>> explain(Between whom, List<Divergence> all) {
    List<CatalogueEntry> about = entries().stream().filter(entry -> entry.covers(whom)).toList();
    long tolerance = whom.toleranceMs();
    return all.stream()
        .map(
            one ->
                first(about, entry -> entry.appearance().is(one, all, tolerance))
                    .or(() -> first(about, e -> e.appearance().entails(one, all, tolerance))))
        .toList();
  }

  private static Optional<CatalogueEntry> first(
      List<CatalogueEntry> all, Predicate<CatalogueEntry> wanted) {
    return all.stream().filter(wanted).findFirst();
  }
}
