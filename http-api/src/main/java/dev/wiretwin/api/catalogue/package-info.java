/**
 * Divergences that are understood. Doors: {@link dev.wiretwin.api.catalogue.Catalogue}, which says
 * why a divergence is there, or that nobody knows it; {@link
 * dev.wiretwin.api.catalogue.Divergence}, one difference between two targets; and {@link
 * dev.wiretwin.api.catalogue.CatalogueFile}, the file in which the owner of a bench keeps entries
 * of their own; and {@link dev.wiretwin.api.catalogue.BenchCatalogue}, both while a service runs.
 */
package dev.wiretwin.api.catalogue;
