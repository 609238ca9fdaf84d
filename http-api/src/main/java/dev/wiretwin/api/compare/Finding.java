package dev.wiretwin.api.compare;

import dev.wiretwin.api.catalogue.CatalogueEntry;
import dev.wiretwin.api.catalogue.Divergence;
import java.util.Optional;

/**
 * A divergence of one target from the reference, and what explains it. Immutable.
 *
 * @param target which one, as an index into the targets of the comparison; never 0, which is the
 *     reference
 * @param known the entry of the catalogue that explains it; empty when it is new
 */
public record Finding(int target, Divergence divergence, Optional<CatalogueEntry> known) {}
