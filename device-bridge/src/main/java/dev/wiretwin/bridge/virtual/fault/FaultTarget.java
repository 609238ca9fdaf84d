package dev.wiretwin.bridge.virtual.fault;

import java.util.Optional;

/** What a board must offer so that every {@link Fault} can happen to it. */
public interface FaultTarget {
  void noise(Fault.Noise noise);

  void stall(long millis);

  void resetAtByte(long number);

  void brownOut(long periodMillis);

  void wifiLost(long millis);

  void wifiBack();

  void failAllocation(int nth);

  void outOfMemory();

  void slowCallbacks(long millis);

  void unplug();

  void replug(Optional<String> link);

  void reset(ResetCause cause);

  void resetOnOpen(Fault.Openings openings);

  void gpio0Low();

  void clear();
}
