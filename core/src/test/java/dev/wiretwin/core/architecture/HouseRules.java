package dev.wiretwin.core.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.base.DescribedPredicate.or;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of the house, each a function of the package it guards, so that the same rule can be
 * asked about the product and about a class written to break it. Immutable.
 */
public final class HouseRules {
  private static final String[] PURE_JDK_PACKAGES = {
    "java.lang",
    "java.lang.annotation",
    "java.lang.invoke",
    "java.lang.runtime",
    "java.math",
    "java.nio",
    "java.nio.charset",
    "java.util",
    "java.util.function",
    "java.util.regex",
    "java.util.stream",
    "java.util.zip"
  };

  private static final Set<String> PURE_JDK_CLASSES =
      Set.of("java.security.MessageDigest", "java.security.NoSuchAlgorithmException");

  private static final Set<String> IMPURE_ALL_THE_SAME =
      Set.of(
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.Runtime",
          "java.lang.Thread",
          "java.lang.ThreadGroup",
          "java.lang.ThreadLocal",
          "java.util.Random",
          "java.util.Timer",
          "java.util.TimerTask");

  private final String root;

  /** Rules for everything in and below the package {@code root}. */
  public HouseRules(String root) {
    this.root = root;
  }

  /** 1: a machine is told the time and the bytes; it asks nobody. */
  public ArchRule isPure(String room, String... roomsBelow) {
    DescribedPredicate<JavaClass> pure =
        describe(
            "are pure",
            type ->
                type.isPrimitive()
                    || !IMPURE_ALL_THE_SAME.contains(type.getFullName())
                        && (PURE_JDK_CLASSES.contains(type.getFullName())
                            || resideInAnyPackage(PURE_JDK_PACKAGES).test(type)));
    return classes()
        .that()
        .resideInAPackage(in(room))
        .should()
        .onlyDependOnClassesThat(elements(or(pure, ours(room, List.of(roomsBelow)))))
        .because("the machines own no socket, thread, clock or log: they can be put on any bench");
  }

  /** 2: only a loop reads a clock or makes randomness; the front door makes the first of each. */
  public ArchRule takesTimeAndChanceAsArguments() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and(not(loops()))
        .and()
        .doNotHaveFullyQualifiedName(root + ".WebSocket")
        .should()
        .callCodeUnitWhere(target(ForbiddenCalls.CLOCK_OR_CHANCE))
        .because("time and randomness are arguments, or no test could repeat a run");
  }

  /** 3: a foreign library is known in one room only, and to the classes that put it there. */
  public ArchRule keepsLibraryIn(String libraryPackages, String room, String... frontDoors) {
    Set<String> doors = Stream.of(frontDoors).map(this::in).collect(Collectors.toSet());
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage(in(room) + "..")
        .and(not(describe("are one of " + doors, type -> doors.contains(type.getFullName()))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(libraryPackages)
        .because("foreign libraries live in the cellar, where they can be exchanged");
  }

  /** 4: a room knows itself and the rooms below it, nothing else of ours. */
  public ArchRule knowsOnly(String room, String... roomsBelow) {
    return classes()
        .that()
        .resideInAPackage(in(room))
        .should()
        .onlyDependOnClassesThat(
            elements(or(not(resideInAPackage(root + "..")), ours(room, List.of(roomsBelow)))))
        .because("data runs one way through the house");
  }

  /** 5: no room leads back to itself. */
  public ArchRule hasNoCycles() {
    return slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("rooms in a circle can only be understood all at once");
  }

  /** 6: what a machine says is a value. */
  public ArchRule areRecords(String sealedType) {
    return classes()
        .that()
        .areAssignableTo(root + "." + sealedType)
        .and(not(INTERFACES))
        .should()
        .beRecords()
        .because("events and outcomes are values, comparable and printable as they are");
  }

  /** 6: nobody changes a machine from outside. */
  public ArchRule hasNoOpenFields() {
    return fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(root + "..")
        .and()
        .arePublic()
        .should()
        .beStatic()
        .andShould()
        .beFinal()
        .because("state changes in one place, by the class that owns it");
  }

  /** 6: a machine is told what happened, not what to be. */
  public ArchRule hasNoSetters() {
    return noMethods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(root + "..")
        .and()
        .areNotPrivate()
        .should()
        .haveNameMatching("set[A-Z].*")
        .because("verbs name what happened; a setter names only a field");
  }

  /** 7: behaviour is composed, not inherited. */
  public ArchRule extendsNoConcreteClassOfOurs() {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(HouseConditions.extendNoConcreteClassIn(root))
        .because("a subclass of a working class has two places to look for every bug");
  }

  /** 7: a name says what a thing is. */
  public ArchRule isNamedForWhatItIs() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Utils?)$")
        .orShould()
        .haveNameMatching(".*[.$]Abstract[A-Z][^.$]*$")
        .because("such names fit anything, so they collect everything");
  }

  /** 8: threads meet in the given rooms only; {@code synchronized} is {@link SourceRules}' part. */
  public ArchRule locksOnlyIn(String... rooms) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(Stream.of(rooms).map(r -> in(r) + "..").toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.concurrent.locks", "java.util.concurrent.atomic")
        .because("one loop owns a machine; others post to it");
  }

  /** 11: standard output belongs to whoever runs us. */
  public ArchRule leavesStandardStreamsAlone() {
    return GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
  }

  /** 11: what is thrown has a name. */
  public ArchRule throwsNothingGeneric() {
    return GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
  }

  /** 11: one log, SLF4J's. */
  public ArchRule logsThroughSlf4jOnly() {
    return GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
  }

  /** 11: a logger is nobody else's business. */
  public ArchRule keepsLoggersPrivateStaticFinal() {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(HouseConditions.keepLoggersPrivateStaticFinal())
        .because("a log line must name the class that wrote it");
  }

  /** 11: waiting is a deadline somebody returned, in tests too. */
  public ArchRule neverSleeps() {
    return noClasses()
        .should()
        .callCodeUnitWhere(target(ForbiddenCalls.SLEEP))
        .because("sleeping is slow when it works and wrong when it does not");
  }

  /** 12: whoever calls us needs no other library to do so. */
  public ArchRule showsOnlyJdkAndOwnTypes(String room) {
    return classes()
        .that()
        .resideInAPackage(in(room))
        .and()
        .arePublic()
        .should(HouseConditions.showOnlyTypesThat(ownOrJdk()))
        .because("what stands in a public signature can never be exchanged again");
  }

  /** 13: a class and its test stand side by side. */
  public ArchRule hasOwnTest(Set<String> testClasses, Set<String> exceptions) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(HouseConditions.haveTestAmong(testClasses, exceptions))
        .because("whoever changes X looks into XTest first, and must find it there");
  }

  private String in(String room) {
    return room.isEmpty() ? root : root + "." + room;
  }

  private DescribedPredicate<JavaClass> loops() {
    return describe(
        "are loops of " + root + ".transport",
        type ->
            type.getName().replaceFirst("\\$.*", "").endsWith("Loop")
                && resideInAPackage(in("transport") + "..").test(type));
  }

  private DescribedPredicate<JavaClass> ours(String room, List<String> roomsBelow) {
    String[] known =
        Stream.concat(Stream.of(room), roomsBelow.stream()).map(this::in).toArray(String[]::new);
    return resideInAnyPackage(known).as("reside in " + String.join(", ", known));
  }

  private DescribedPredicate<JavaClass> ownOrJdk() {
    DescribedPredicate<JavaClass> own =
        resideInAPackage(root + "..").and(not(resideInAPackage(in("transport.netty") + "..")));
    return elements(
        describe(
            "are the JDK's or ours",
            type ->
                type.isPrimitive() || type.getPackageName().startsWith("java.") || own.test(type)));
  }

  /** An array is what its elements are. */
  private static DescribedPredicate<JavaClass> elements(DescribedPredicate<JavaClass> allowed) {
    return describe(allowed.getDescription(), type -> allowed.test(type.getBaseComponentType()));
  }

  /** What nobody may call but a few, by owner and name. */
  private static final class ForbiddenCalls {
    static final DescribedPredicate<AccessTarget> CLOCK_OR_CHANCE =
        describe(
            "a clock or a source of randomness",
            target -> {
              String owner = target.getOwner().getFullName();
              String name = target.getName();
              return switch (owner) {
                case "java.lang.System" ->
                    name.equals("nanoTime") || name.equals("currentTimeMillis");
                case "java.lang.Math" -> name.equals("random");
                case "java.util.UUID" -> name.equals("randomUUID");
                case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
                case "java.util.concurrent.ThreadLocalRandom" -> name.equals("current");
                case "java.util.Date" -> target.getFullName().endsWith("<init>()");
                default ->
                    owner.startsWith("java.time.") && name.equals("now")
                        || name.equals("<init>")
                            && target.getOwner().isAssignableTo("java.util.random.RandomGenerator")
                        || owner.equals("java.security.SecureRandom")
                            && name.startsWith("getInstance");
              };
            });

    static final DescribedPredicate<AccessTarget> SLEEP =
        describe(
            "sleep",
            target ->
                target.getName().equals("sleep")
                    && (target.getOwner().isEquivalentTo(Thread.class)
                        || target.getOwner().isEquivalentTo(java.util.concurrent.TimeUnit.class)));

    private ForbiddenCalls() {}
  }
}
