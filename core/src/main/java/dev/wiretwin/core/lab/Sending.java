package dev.wiretwin.core.lab;

import dev.wiretwin.core.frame.Bytes;

/**
 * What a lab server's bytes go through on their way out; each fault is one more layer. Layers keep
 * the order of everything. On one loop.
 */
interface Sending {
  /** Sends in one write. */
  void write(Bytes bytes);

  /** Ends the server's direction of TCP, behind what was written. */
  void fin();

  /** Resets TCP, behind what was written. */
  void reset();

  /** Bytes that are still waiting to go out. */
  long waiting();

  /** Forgets what this layer and those below still hold. */
  void cancel();
}
