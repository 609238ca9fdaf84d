package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.identify.BoardBench;
import dev.wiretwin.bridge.serial.HeardLine;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.Firmware;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A module behind a pseudo terminal, with a real server behind it. */
@Timeout(120)
class PtyModuleIT {
  private static final String ONLINE = "WIFI GOT IP\r\n";

  @TempDir private Path folder;

  private final HeardLine heard = new HeardLine();
  private final StringBuilder pending = new StringBuilder();
  private BoardBench board;
  private SerialLine line;
  private ServerSocket server;

  @BeforeEach
  void plugIn() throws Exception {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    board = BoardBench.start(folder, BoardSettings.DEFAULT.withFirmware(Firmware.AT_2));
    line = board.opening().open(115_200, heard);
    until(ONLINE);
    say("ATE0");
    until("OK\r\n");
  }

  @AfterEach
  void unplug() throws Exception {
    line.close();
    board.close();
    server.close();
  }

  private void say(String command) throws Exception {
    line.write((command + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  /** What is heard up to and with these words; what follows waits. */
  private String until(String words) throws InterruptedException {
    while (pending.indexOf(words) < 0) {
      pending.append(heard.next());
    }
    int end = pending.indexOf(words) + words.length();
    String text = pending.substring(0, end);
    pending.delete(0, end);
    return text;
  }

  private String bytes(int count) throws InterruptedException {
    while (pending.length() < count) {
      pending.append(heard.next());
    }
    String text = pending.substring(0, count);
    pending.delete(0, count);
    return text;
  }

  private Socket open(String prefix) throws Exception {
    say("AT+CIPSTART=" + prefix + "\"TCP\",\"127.0.0.1\"," + server.getLocalPort());
    Socket socket = server.accept();
    until("\r\nOK\r\n");
    return socket;
  }

  @Test
  void bytesOfAllKindsGoBothWays() throws Exception {
    byte[] all = new byte[1500];
    new Random(4).nextBytes(all);
    try (Socket socket = open("")) {
      say("AT+CIPSEND=1500");
      until("\r\n>");
      line.write(all);
      until("\r\nRecv 1500 bytes\r\n");
      InputStream in = socket.getInputStream();
      assertThat(in.readNBytes(1500)).isEqualTo(all);
      until("\r\nSEND OK\r\n");
      socket.getOutputStream().write(all);
      StringBuilder back = new StringBuilder();
      while (back.length() < all.length) {
        until("\r\n+IPD,");
        String count = until(":");
        back.append(bytes(Integer.parseInt(count.substring(0, count.length() - 1))));
      }
      assertThat(back.toString().getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(all);
    }
    until("CLOSED\r\n");
  }

  @Test // VB-63, VB-14
  void aResetDropsLinksWithoutAWordAndStartsAnew() throws Exception {
    say("AT+CIPMUX=1");
    until("OK\r\n");
    try (Socket socket = open("3,")) {
      board.fault("reset:watchdog");
      until("ready\r\n");
      until(ONLINE);
      say("AT+CIPSTATUS");
      assertThat(until("OK\r\n"))
          .contains("AT+CIPSTATUS\r\n", "STATUS:2")
          .doesNotContain("+CIPST:");
      assertThat(socket.isConnected()).isTrue();
    }
  }

  @Test // VB-50
  void theRateChangesOnBothSides() throws Exception {
    say("AT+UART_CUR=460800,8,1,0,0");
    until("OK\r\n");
    line.changeBaud(460_800);
    for (int tries = 0; tries < 100 && pending.indexOf("OK\r\n") < 0; tries++) {
      say("AT"); // the first ones may meet a module that has not changed yet, and be noise to it
      heard.next(Duration.ofMillis(500)).ifPresent(pending::append);
    }
    assertThat(pending).contains("OK\r\n");
  }

  @Test // VB-66
  void theNetworkIsLostAndComesBack() throws Exception {
    board.fault("wifi-lost:for=1s");
    until("WIFI DISCONNECT\r\n");
    until(ONLINE);
  }

  @Test // VB-67
  void slowCommandsHaveABusyWindow() throws Exception {
    board.fault("slow-callbacks:500ms");
    say("AT");
    say("AT+GMR");
    until("\r\nbusy p...\r\n");
    until("\r\nOK\r\n");
  }
}
