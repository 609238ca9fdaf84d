package dev.wiretwin.api.web;

import dev.wiretwin.api.store.KeptLeases.Lease;

/**
 * A lease as it is answered. A value.
 *
 * @param fence for its holder only; null for everybody else
 */
record LeaseJson(String holder, String since, String until, Long fence, String reason, String url) {
  /** As everybody may see it. */
  static LeaseJson of(Lease lease) {
    return of(lease, null);
  }

  static LeaseJson forHolder(Lease lease) {
    return of(lease, lease.fence());
  }

  private static LeaseJson of(Lease lease, Long fence) {
    return new LeaseJson(
        lease.holder().name(),
        lease.since().toString(),
        lease.until().toString(),
        fence,
        lease.holder().reason().orElse(null),
        lease.holder().url().orElse(null));
  }
}
