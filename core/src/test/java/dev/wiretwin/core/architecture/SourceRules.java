package dev.wiretwin.core.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The rules a compiled class no longer shows: how long files and methods are, how many parameters a
 * method takes, and where {@code synchronized} stands. Reads sources with the JDK's own parser.
 * Immutable.
 */
public final class SourceRules {
  private static final int MOST_LINES_IN_FILE = 400;
  private static final int MOST_LINES_IN_METHOD = 50;
  private static final int MOST_PARAMETERS = 6;

  private final List<Path> files;

  private SourceRules(List<Path> files) {
    this.files = files;
  }

  /** All Java files below those of the folders that exist, but none that {@code leftOut} names. */
  public static SourceRules below(List<Path> folders, Predicate<Path> leftOut) {
    List<Path> files = new ArrayList<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        addJavaFiles(folder, leftOut, files);
      }
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no Java file below " + folders);
    }
    return new SourceRules(files);
  }

  private static void addJavaFiles(Path folder, Predicate<Path> leftOut, List<Path> files) {
    try (Stream<Path> tree = Files.walk(folder)) {
      tree.filter(file -> file.toString().endsWith(".java"))
          .filter(leftOut.negate())
          .forEach(files::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is too long or takes too much, a sentence each. */
  public List<String> oversized() {
    return faults(Oversized::new);
  }

  /** Every {@code synchronized}, as block or modifier, outside the packages, a sentence each. */
  public List<String> synchronizedOutside(Set<String> packages) {
    return faults(
        (unit, positions, found) ->
            packages.contains(String.valueOf(unit.getPackageName()))
                ? new TreeScanner<>()
                : new Synchronized(unit, positions, found));
  }

  private interface Rule {
    TreeScanner<Void, Void> over(
        CompilationUnitTree unit, SourcePositions positions, List<String> found);
  }

  private List<String> faults(Rule rule) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> found = new ArrayList<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      var sources = manager.getJavaFileObjectsFromPaths(files);
      var task =
          (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, sources);
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        rule.over(unit, positions, found).scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** Where a fault is, and how far a piece of source reaches. */
  private abstract static class Judge extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> found;

    Judge(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    final void report(Tree place, String fault) {
      found.add(unit.getSourceFile().getName() + ":" + firstLine(place) + ": " + fault);
    }

    final long firstLine(Tree tree) {
      return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }

    final long lastLine(Tree tree) {
      return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
    }
  }

  private static final class Oversized extends Judge {
    /** Whether what is visited stands directly in a record. */
    private boolean inRecord;

    Oversized(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
      super(unit, positions, found);
    }

    @Override
    public Void visitCompilationUnit(CompilationUnitTree file, Void nothing) {
      long lines = lastLine(file);
      if (lines > MOST_LINES_IN_FILE) {
        report(file, "a file of " + lines + " lines; the most is " + MOST_LINES_IN_FILE);
      }
      return super.visitCompilationUnit(file, nothing);
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      // from the body on: a table of cases in front of a test is data
      Tree code = method.getBody() == null ? method : method.getBody();
      long lines = lastLine(code) - firstLine(code) + 1;
      if (lines > MOST_LINES_IN_METHOD) {
        report(method, name(method) + lines + " lines; the most is " + MOST_LINES_IN_METHOD);
      }
      int parameters = method.getParameters().size();
      if (parameters > MOST_PARAMETERS && !isRecordConstructor(method)) {
        report(method, name(method) + parameters + " parameters; the most is " + MOST_PARAMETERS);
      }
      return super.visitMethod(method, nothing);
    }

    /** A record's components are its fields: many of them make wide data, not a hard call. */
    private boolean isRecordConstructor(MethodTree method) {
      return method.getName().contentEquals("<init>") && inRecord;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      boolean outside = inRecord;
      inRecord = type.getKind() == Tree.Kind.RECORD;
      super.visitClass(type, nothing);
      inRecord = outside;
      return nothing;
    }

    private static String name(MethodTree method) {
      return method.getName() + " has ";
    }
  }

  private static final class Synchronized extends Judge {
    Synchronized(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
      super(unit, positions, found);
    }

    @Override
    public Void visitSynchronized(SynchronizedTree block, Void nothing) {
      report(block, "a synchronized block");
      return super.visitSynchronized(block, nothing);
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      if (method.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED)) {
        report(method, "the synchronized method " + method.getName());
      }
      return super.visitMethod(method, nothing);
    }
  }
}
