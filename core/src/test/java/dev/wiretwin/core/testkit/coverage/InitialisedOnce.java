package dev.wiretwin.core.testkit.coverage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Finds what runs when a class is loaded: its static initialiser and the private methods and
 * constructors which that calls, such as those that fill a table or make an enum's constants.
 */
final class InitialisedOnce {
  private static final int API = Opcodes.ASM9;
  private static final String INITIALISER = "<clinit>()V";

  private InitialisedOnce() {}

  /** Names with descriptors; empty for a class without a static initialiser. */
  static Set<String> methodsOf(byte[] classFile) {
    Calls calls = new Calls();
    new ClassReader(classFile).accept(calls, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    Set<String> found = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(INITIALISER));
    while (!next.isEmpty()) {
      String method = next.remove();
      if (calls.ofPrivateMethods.containsKey(method) && found.add(method)) {
        next.addAll(calls.ofPrivateMethods.get(method));
      }
    }
    return found;
  }

  /** Which methods of its own class each private method calls. */
  private static final class Calls extends ClassVisitor {
    private final Map<String, Set<String>> ofPrivateMethods = new HashMap<>();
    private String type;

    Calls() {
      super(API);
    }

    @Override
    public void visit(
        int version, int access, String name, String generic, String parent, String[] interfaces) {
      type = name;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String generic, String[] exceptions) {
      String method = name + descriptor;
      if ((access & Opcodes.ACC_PRIVATE) == 0 && !method.equals(INITIALISER)) {
        return null;
      }
      Set<String> called = new HashSet<>();
      ofPrivateMethods.put(method, called);
      return new MethodVisitor(API) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String callee, String calleeDescriptor, boolean abstractly) {
          if (owner.equals(type)) {
            called.add(callee + calleeDescriptor);
          }
        }
      };
    }
  }
}
