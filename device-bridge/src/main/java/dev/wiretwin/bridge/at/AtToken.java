package dev.wiretwin.bridge.at;

import java.util.Arrays;

/** One thing that an AT module said; what {@link AtLexer} makes of bytes. Immutable. */
sealed interface AtToken {
  /** The link of a module that numbers none (CIPMUX=0), and of data that names none. */
  int NO_LINK = -1;

  /** Passes itself to the method that is its own. */
  void to(Sink sink);

  /** Takes tokens, one method for each kind. */
  interface Sink {
    void echo(Echo echo);

    void line(Line line);

    void result(Result result);

    void busy(Busy busy);

    void prompt(Prompt prompt);

    void taken(Taken taken);

    void data(Data data);

    void cut(Cut cut);

    void waiting(Waiting waiting);

    void link(Link link);

    void started(Started started);

    void wifi(Wifi wifi);

    void webSocket(WebSocket socket);

    void noise(Noise noise);
  }

  /** A command, or a part of one, that came back as it was sent. */
  record Echo(String text) implements AtToken {
    @Override
    public void to(Sink sink) {
      sink.echo(this);
    }
  }

  /** Anything readable that is nothing else: mostly what a command answers. */
  record Line(String text) implements AtToken {
    @Override
    public void to(Sink sink) {
      sink.line(this);
    }
  }

  /** The last word on a command, or on the data of one. */
  record Result(Kind kind) implements AtToken {
    /** Which word. */
    enum Kind {
      OK,
      ERROR,
      /** Only the first generation says so, of joining a network. */
      FAIL,
      SEND_OK,
      SEND_FAIL,
      SEND_CANCELED
    }

    @Override
    public void to(Sink sink) {
      sink.result(this);
    }
  }

  /**
   * What was just sent has been thrown away.
   *
   * @param sending whether it is data that keeps the module busy ({@code busy s...})
   */
  record Busy(boolean sending) implements AtToken {
    @Override
    public void to(Sink sink) {
      sink.busy(this);
    }
  }

  /** {@code >}: the announced data may come. */
  record Prompt() implements AtToken {
    @Override
    public void to(Sink sink) {
      sink.prompt(this);
    }
  }

  /** {@code Recv n bytes}: all announced data has come. */
  record Taken(int bytes) implements AtToken {
    @Override
    public void to(Sink sink) {
      sink.taken(this);
    }
  }

  /** What counted data belongs to. */
  enum Source {
    /** Pushed by the module. */
    IPD,
    /** Asked for by {@code AT+CIPRECVDATA}. */
    READ,
    /** A message on the module's own WebSocket. */
    WEBSOCKET
  }

  /**
   * Bytes of a peer, counted, in as many pieces as they came.
   *
   * @param bytes the receiver's own
   * @param last whether nothing of the count is missing any more
   */
  record Data(Source source, int link, byte[] bytes, boolean last) implements AtToken {
    @Override
    public void to(Sink sink) {
      sink.data(this);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Data that
          && source == that.source
          && link == that.link
          && last == that.last
          && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes) + link;
    }
  }

  /**
   * Counted data of which the line has lost bytes.
   *
   * @param missing how many did not come; 0 if the count was filled with what is not data
   */
  record Cut(Source source, int link, int missing) implements AtToken {
    @Override
    public void to(Sink sink) {
      sink.cut(this);
    }
  }

  /** Data waits in the module until it is asked for. */
  record Waiting(int link, int bytes) implements AtToken {
    @Override
    public void to(Sink sink) {
      sink.waiting(this);
    }
  }

  /** A link has changed. */
  record Link(int link, Change change) implements AtToken {
    /** To what. */
    enum Change {
      OPEN,
      CLOSED,
      FAILED
    }

    @Override
    public void to(Sink sink) {
      sink.link(this);
    }
  }

  /**
   * The module starts anew.
   *
   * @param ready whether it has; else it is about to
   */
  record Started(boolean ready) implements AtToken {
    @Override
    public void to(Sink sink) {
      sink.started(this);
    }
  }

  /** News of the network, in the module's words. */
  record Wifi(String text) implements AtToken {
    @Override
    public void to(Sink sink) {
      sink.wifi(this);
    }
  }

  /** One of the module's own WebSockets has changed, by what the module says unasked. */
  record WebSocket(int number, Change change) implements AtToken {
    /** To what. */
    enum Change {
      OPEN,
      /** Lost; the module will try to open it again by itself. */
      LOST,
      /** Over for good. */
      CLOSED
    }

    @Override
    public void to(Sink sink) {
      sink.webSocket(this);
    }
  }

  /** Bytes that make no sense: a boot at another rate, a disturbed line. */
  record Noise(byte[] bytes) implements AtToken {
    @Override
    public void to(Sink sink) {
      sink.noise(this);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Noise that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }
}
