package dev.wiretwin.bridge.serial.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PortChangesTest {
  private final PortChanges changes = new PortChanges();
  private final Ports.Heard heard = new Ports.Heard();

  private List<String> see(PortInfo... now) {
    heard.said.clear();
    changes.see(List.of(now), heard);
    return List.copyOf(heard.said);
  }

  @Test
  void whatIsThereAtFirstIsToldAtOnce() {
    assertThat(see(Ports.usb(0), Ports.usb(1))).containsExactly("+/dev/ttyUSB0", "+/dev/ttyUSB1");
    assertThat(see(Ports.usb(0), Ports.usb(1))).isEmpty();
  }

  @Test
  void whatComesLaterIsToldOnceItHasSettled() {
    see();
    assertThat(see(Ports.usb(0))).isEmpty();
    assertThat(see(Ports.usb(0))).containsExactly("+/dev/ttyUSB0");
    assertThat(see(Ports.usb(0))).isEmpty();
  }

  @Test
  void whatWasThereForOneLookOnlyIsNeverTold() {
    see();
    assertThat(see(Ports.usb(0))).isEmpty();
    assertThat(see()).isEmpty();
    assertThat(see(Ports.usb(0))).isEmpty();
  }

  @Test
  void whatIsNotListedAnyMoreWentAtOnce() {
    see(Ports.usb(0), Ports.usb(1));
    assertThat(see(Ports.usb(1))).containsExactly("-/dev/ttyUSB0");
    assertThat(see(Ports.usb(1))).isEmpty();
  }

  @Test
  void anotherAdapterUnderTheOldPathIsAnotherPort() {
    see(Ports.usb(0));
    PortInfo other = Ports.at("/dev/ttyUSB0", "usb-1-7", "1-7");
    assertThat(see(other)).containsExactly("-/dev/ttyUSB0");
    assertThat(see(other)).containsExactly("+/dev/ttyUSB0");
  }
}
