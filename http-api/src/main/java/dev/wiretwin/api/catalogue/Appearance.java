package dev.wiretwin.api.catalogue;

import java.util.List;

/**
 * What a behaviour that is understood looks like when two targets are compared. Immutable.
 *
 * @param shapes of the behaviour itself; one of them must fit
 * @param beside if there are any, one of them must be among the other divergences of the same
 *     comparison: the behaviour is only met together with it
 * @param then what follows from the behaviour: such a divergence is explained only where the
 *     behaviour itself is seen, too
 */
public record Appearance(List<Shape> shapes, List<Shape> beside, List<Shape> then) {
  public Appearance {
    shapes = List.copyOf(shapes);
    beside = List.copyOf(beside);
    then = List.copyOf(then);
  }

  /** One that neither needs company nor has consequences. */
  static Appearance of(Shape shape) {
    return new Appearance(List.of(shape), List.of(), List.of());
  }

  /**
   * Whether this one is the behaviour itself.
   *
   * @param all divergences of the comparison
   */
  boolean is(Divergence one, List<Divergence> all, long toleranceMs) {
    return fits(shapes, one, toleranceMs)
        && (beside.isEmpty() || all.stream().anyMatch(other -> fits(beside, other, toleranceMs)));
  }

  /** Whether this one follows from the behaviour, which is among all of them. */
  boolean entails(Divergence one, List<Divergence> all, long toleranceMs) {
    return fits(then, one, toleranceMs)
        && all.stream().anyMatch(other -> is(other, all, toleranceMs));
  }

  private static boolean fits(List<Shape> any, Divergence one, long toleranceMs) {
    return any.stream().anyMatch(shape -> shape.fits(one, toleranceMs));
  }
}
