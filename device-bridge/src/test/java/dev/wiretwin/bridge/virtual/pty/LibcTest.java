package dev.wiretwin.bridge.virtual.pty;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import org.junit.jupiter.api.Test;

class LibcTest {
  private static final int EBADF = 9;

  @Test
  void bytesPassAndErrorsAreNumbered() {
    NativeLong eight = new NativeLong(8);
    int bell = Libc.eventfd(0, Libc.EFD_NONBLOCK | Libc.EFD_CLOEXEC);
    byte[] rung = {1, 2, 3, 4, 5, 6, 7, 8};
    assertThat(Libc.write(bell, rung, eight).intValue()).isEqualTo(8);
    byte[] heard = new byte[8];
    assertThat(Libc.read(bell, heard, eight).intValue()).isEqualTo(8);
    assertThat(heard).isEqualTo(rung);
    assertThat(Libc.read(bell, heard, eight).intValue()).isEqualTo(-1);
    assertThat(Libc.close(bell)).isZero();
    assertThat(Libc.close(-1)).isEqualTo(-1);
    assertThat(Native.getLastError()).isEqualTo(EBADF);
  }
}
