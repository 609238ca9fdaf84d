package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaBody;
import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaLibrary;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import dev.wiretwin.bridge.virtual.lua.LuaTable;
import dev.wiretwin.bridge.virtual.lua.LuaType;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The {@code file} module on the flash chip, as built without SD card support: there is no {@code
 * mount} and no {@code chdir}. On the board's processor only. Manual: {@code docs/modules/file.md};
 * mechanism: {@code app/modules/file.c}.
 *
 * <p>Functions without a file object mean the file opened last, which stays open until the
 * collector takes it unless it is closed.
 */
public final class FileModule implements Module {
  private static final int CHUNK = 1024;
  private static final String[] WHENCE = {"set", "cur", "end"};

  private final OpenFiles files;
  private final LuaType<OpenFile> type = new LuaType<>("file.obj", OpenFile.class);
  private Board board;

  /** The file opened last, and the userdata that keeps it open. */
  private OpenFile current;

  private LuaRef currentObject;

  /**
   * @param store what the chip holds; it outlives this module
   */
  public FileModule(FileStore store) {
    files = new OpenFiles(store);
  }

  @Override
  public String name() {
    return "file";
  }

  @Override
  public void start(Board on) {
    board = on;
    LuaLibrary library = new LuaLibrary("file");
    access(library, "close", this::close);
    access(library, "read", this::read);
    access(library, "readline", call -> read(call, file(call), CHUNK, '\n'));
    access(library, "write", call -> write(call, ""));
    access(library, "writeline", call -> write(call, "\n"));
    access(library, "seek", this::seek);
    access(library, "flush", call -> call.returns(file(call).flush() ? true : null));
    type.onCollected(object -> object.state().close());
    on.lua().register(type);
    library
        .function("open", this::open)
        .function("remove", this::remove)
        .function("rename", this::rename)
        .function("exists", call -> call.returns(files.size(name(call, 1)).isPresent()))
        .function("stat", this::stat)
        .function("getcontents", this::getContents)
        .function("putcontents", this::putContents)
        .function("format", this::format)
        .function("fsinfo", this::fsinfo)
        .function("fscfg", call -> call.returns(FlashPages.ADDRESS, FlashPages.PHYSICAL_BYTES))
        .function("on", this::on)
        .function("list", this::list);
    on.lua().install(library);
    Prelude.run(on.lua(), "file");
  }

  /** The same function for a file object and, in the module's table, for the current file. */
  private void access(LuaLibrary library, String called, LuaBody body) {
    library.function(called, body);
    type.method(called, body);
  }

  @Override
  public void stop() {
    files.closeAll();
  }

  // ---- names

  private static String name(LuaCall call, int argument) {
    String path = call.string(argument);
    return checked(argument, path, path.substring(path.lastIndexOf('/') + 1));
  }

  private static String checked(int argument, String path, String name) {
    if (name.length() > FileStore.NAME_BYTES || path.indexOf('\0') >= 0) {
      throw new LuaError(argument, "filename invalid");
    }
    return path;
  }

  // ---- opening and closing

  private int open(LuaCall call) {
    forgetCurrentObject();
    String path = name(call, 1);
    current = files.open(path, FileMode.of(call.string(2, "r"))).orElse(null);
    if (current == null) {
      return call.returns((Object) null);
    }
    currentObject = board.lua().newObject(type, current);
    return call.returns(currentObject);
  }

  private void forgetCurrentObject() {
    if (currentObject != null) {
      currentObject.release();
      currentObject = null;
    }
  }

  private int close(LuaCall call) {
    if (call.isUserdata(1)) {
      call.object(1, type).state().close();
    } else if (currentObject != null) {
      current.close();
    }
    forgetCurrentObject(); // whichever file it was, as the firmware does
    return call.returns();
  }

  /** The file a call is about: its object, or the current one. */
  private OpenFile file(LuaCall call) {
    OpenFile file = call.isUserdata(1) ? call.object(1, type).state() : current;
    if (file == null || !file.isOpen()) {
      throw new LuaError("open a file first");
    }
    return file;
  }

  private static int first(LuaCall call) {
    return call.isUserdata(1) ? 2 : 1;
  }

  // ---- content

  private int read(LuaCall call) {
    OpenFile file = file(call);
    int argument = first(call);
    if (call.isNumber(argument)) {
      return read(call, file, (int) call.integer(argument), -1);
    } else if (call.isString(argument)) {
      byte[] end = call.bytes(argument);
      if (end.length != 1) {
        throw new LuaError("wrong arg range");
      }
      return read(call, file, CHUNK, end[0] & 0xFF);
    }
    return read(call, file, CHUNK, -1);
  }

  /**
   * @param end the byte to stop behind, or -1
   */
  private static int read(LuaCall call, OpenFile file, int count, int end) {
    if (count <= 0) {
      return call.returns("");
    }
    byte[] bytes = file.read(count);
    if (bytes.length == 0) {
      return call.returns((Object) null);
    }
    int length = 0;
    while (length < bytes.length && (bytes[length] & 0xFF) != end) {
      length++;
    }
    if (length >= bytes.length - 1) {
      return call.returns((Object) bytes);
    }
    file.unread(bytes.length - length - 1);
    return call.returns((Object) Arrays.copyOf(bytes, length + 1));
  }

  private int write(LuaCall call, String lineEnd) {
    OpenFile file = file(call);
    byte[] bytes = call.bytes(first(call));
    boolean whole = file.write(bytes) && (lineEnd.isEmpty() || file.write(new byte[] {'\n'}));
    return call.returns(whole ? true : null);
  }

  private int seek(LuaCall call) {
    OpenFile file = file(call);
    int argument = first(call);
    String base = call.string(argument, "cur");
    if (!List.of(WHENCE).contains(base)) {
      throw new LuaError(argument, "invalid option '" + base + "'");
    }
    OptionalInt position = file.seek(base, call.integer(argument + 1, 0));
    return call.returns(position.isPresent() ? position.getAsInt() : null);
  }

  private int getContents(LuaCall call) {
    forgetCurrentObject();
    Optional<OpenFile> opened = files.open(name(call, 1), FileMode.R);
    current = null;
    if (opened.isEmpty()) {
      return call.returns();
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] bytes = opened.get().read(CHUNK);
    while (bytes.length > 0) {
      all.writeBytes(bytes);
      bytes = opened.get().read(CHUNK);
    }
    opened.get().close();
    return call.returns((Object) (all.size() == 0 ? null : all.toByteArray()));
  }

  private int putContents(LuaCall call) {
    forgetCurrentObject();
    Optional<OpenFile> opened = files.open(name(call, 1), FileMode.W_PLUS);
    current = null;
    if (opened.isEmpty()) {
      return call.returns((Object) null);
    }
    try {
      return call.returns(opened.get().write(call.bytes(2)) ? true : null);
    } finally {
      opened.get().close();
    }
  }

  // ---- the file system

  private int remove(LuaCall call) {
    files.remove(name(call, 1));
    return call.returns();
  }

  private int rename(LuaCall call) {
    return call.returns(files.rename(name(call, 1), name(call, 2)));
  }

  private int stat(LuaCall call) {
    String path = call.string(1);
    OptionalInt size = files.size(checked(1, path, path));
    if (size.isEmpty()) {
      return call.returns((Object) null);
    }
    LuaTable time = new LuaTable();
    time.put("year", 1970).put("mon", 1).put("day", 1); // the chip keeps no times
    time.put("hour", 0).put("min", 0).put("sec", 0);
    LuaTable stat = new LuaTable().put("size", size.getAsInt());
    stat.put("name", OpenFiles.onFlash(path).orElseThrow()).put("time", time);
    for (String flag : List.of("is_dir", "is_rdonly", "is_hidden", "is_sys", "is_arch")) {
      stat.put(flag, false);
    }
    return call.returns(stat);
  }

  private int list(LuaCall call) {
    LuaTable sizes = new LuaTable();
    files.list().forEach(file -> sizes.put(file.name(), file.size()));
    return call.returns(sizes);
  }

  private int format(LuaCall call) {
    forgetCurrentObject();
    files.format();
    board.print("format done.\n");
    return call.returns();
  }

  private int fsinfo(LuaCall call) {
    int used = FlashPages.of(files.list()) * FlashPages.PAGE_BYTES;
    return call.returns(FlashPages.TOTAL_BYTES - used, used, FlashPages.TOTAL_BYTES);
  }

  /** There is one event, which the flash file system never asks for. */
  private int on(LuaCall call) {
    String event = call.string(1, "rtc");
    if (!event.equals("rtc")) {
      throw new LuaError(1, "invalid option '" + event + "'");
    }
    return call.returns();
  }
}
