package dev.wiretwin.core.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The questions {@link HouseRules} asks of a class that ArchUnit has no words for. */
final class HouseConditions {
  private HouseConditions() {}

  static ArchCondition<JavaClass> extendNoConcreteClassIn(String root) {
    return condition(
        "extend no concrete class in " + root,
        type ->
            type.getRawSuperclass()
                .filter(parent -> parent.getPackageName().startsWith(root))
                .filter(parent -> !parent.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(parent -> !parent.isEnum()) // constants with a body
                .map(parent -> List.of("extends the concrete " + parent.getName()))
                .orElse(List.of()));
  }

  static ArchCondition<JavaClass> keepLoggersPrivateStaticFinal() {
    return condition(
        "keep loggers private static final",
        type ->
            type.getFields().stream()
                .filter(field -> field.getRawType().getName().equals("org.slf4j.Logger"))
                .filter(HouseConditions::isNotPrivateStaticFinal)
                .map(field -> "has the logger '" + field.getName() + "'")
                .toList());
  }

  private static boolean isNotPrivateStaticFinal(JavaField field) {
    return !field
        .getModifiers()
        .containsAll(Set.of(JavaModifier.PRIVATE, JavaModifier.STATIC, JavaModifier.FINAL));
  }

  static ArchCondition<JavaClass> showOnlyTypesThat(DescribedPredicate<JavaClass> allowed) {
    return condition(
        "show only types that " + allowed.getDescription(),
        type -> {
          List<String> faults = new ArrayList<>();
          type.getCodeUnits().stream()
              .filter(HouseConditions::isVisible)
              .forEach(unit -> shown(unit).forEach(t -> check(t, unit.getName(), allowed, faults)));
          type.getFields().stream()
              .filter(field -> field.getModifiers().contains(JavaModifier.PUBLIC))
              .forEach(field -> check(field.getType(), field.getName(), allowed, faults));
          return faults;
        });
  }

  private static boolean isVisible(JavaCodeUnit unit) {
    return unit.getModifiers().contains(JavaModifier.PUBLIC)
        || unit.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static Stream<JavaType> shown(JavaCodeUnit unit) {
    return Stream.of(
            unit.getParameterTypes().stream(),
            Stream.of(unit.getReturnType()),
            unit.getExceptionTypes().stream())
        .flatMap(types -> types);
  }

  private static void check(
      JavaType shown, String member, DescribedPredicate<JavaClass> allowed, List<String> faults) {
    shown.getAllInvolvedRawTypes().stream()
        .filter(raw -> !allowed.test(raw))
        .forEach(raw -> faults.add("shows " + raw.getName() + " in " + member));
  }

  static ArchCondition<JavaClass> haveTestAmong(Set<String> testClasses, Set<String> exceptions) {
    return condition(
        "have a test of their own",
        type ->
            isFreeOfTests(type)
                    || exceptions.contains(type.getName())
                    || testClasses.contains(type.getName() + "Test")
                    || testClasses.contains(type.getName() + "IT")
                ? List.of()
                : List.of(
                    "has neither "
                        + type.getSimpleName()
                        + "Test nor "
                        + type.getSimpleName()
                        + "IT in its package"));
  }

  /** Parts of another class, and interfaces that only name methods. */
  private static boolean isFreeOfTests(JavaClass type) {
    return !type.isTopLevelClass()
        || type.getSimpleName().equals("package-info")
        || type.isInterface()
            && type.getMethods().stream()
                .allMatch(method -> method.getModifiers().contains(JavaModifier.ABSTRACT));
  }

  private static ArchCondition<JavaClass> condition(
      String description, Function<JavaClass, List<String>> faults) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (String fault : faults.apply(type)) {
          String sentence = type.getName() + " " + fault + " in " + type.getSourceCodeLocation();
          events.add(SimpleConditionEvent.violated(type, sentence));
        }
      }
    };
  }
}
