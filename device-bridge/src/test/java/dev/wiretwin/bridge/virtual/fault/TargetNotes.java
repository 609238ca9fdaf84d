package dev.wiretwin.bridge.virtual.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A target that writes down, in the words of the grammar, what happened to it. */
public final class TargetNotes implements FaultTarget {
  public final List<String> happened = new ArrayList<>();

  @Override
  public void noise(Fault.Noise noise) {
    happened.add(noise.spec());
  }

  @Override
  public void stall(long millis) {
    happened.add("stall:" + millis + "ms");
  }

  @Override
  public void resetAtByte(long number) {
    happened.add("reset-at-byte:" + number);
  }

  @Override
  public void brownOut(long periodMillis) {
    happened.add("brown-out:" + periodMillis + "ms");
  }

  @Override
  public void wifiLost(long millis) {
    happened.add(millis == 0 ? "wifi-lost" : "wifi-lost:for=" + millis + "ms");
  }

  @Override
  public void wifiBack() {
    happened.add("wifi-back");
  }

  @Override
  public void failAllocation(int nth) {
    happened.add("fail-alloc:" + nth);
  }

  @Override
  public void outOfMemory() {
    happened.add("out-of-memory");
  }

  @Override
  public void slowCallbacks(long millis) {
    happened.add("slow-callbacks:" + millis + "ms");
  }

  @Override
  public void unplug() {
    happened.add("unplug");
  }

  @Override
  public void replug(Optional<String> link) {
    happened.add(link.map(path -> "replug:" + path).orElse("replug"));
  }

  @Override
  public void reset(ResetCause cause) {
    happened.add("reset:" + cause.word());
  }

  @Override
  public void resetOnOpen(Fault.Openings openings) {
    happened.add("reset-on-open:" + openings.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public void gpio0Low() {
    happened.add("gpio0-low");
  }

  @Override
  public void clear() {
    happened.add("clear");
  }
}
