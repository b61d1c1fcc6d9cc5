package croze;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The house's arrows: a package knows those below it, and some of them not even those. */
@AnalyzeClasses(packages = "croze", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  /** From the top floor to the cellar; packages of one line stand side by side. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("cli"),
          List.of("console"),
          List.of("run"),
          List.of("timing"),
          List.of("report"),
          List.of("evaluate", "figure", "found"),
          List.of("study"),
          List.of("search"),
          List.of("score", "train"),
          List.of("sweep"),
          List.of("proxy"),
          List.of("perturb"),
          List.of("engine"),
          List.of("benchmark"),
          List.of("space"),
          List.of("net"),
          List.of("yaml"),
          List.of("image", "stats"),
          List.of("data", "random", "tensor"),
          List.of("csv"));

  @ArchTest
  static final ArchRule noCycles = slices().matching("croze.(*)..").should().beFreeOfCycles();

  /**
   * The same of packages on one floor, such as an engine and its parts. Frozen by name: the factory
   * CpuEngine, which stands beside the interface of what it makes.
   */
  @ArchTest
  static final ArchRule noCyclesOfSubpackages =
      slices()
          .matching("croze.(**)")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(
              nameMatching("croze\\.engine\\.cpu\\.CpuEngine"),
              resideInAPackage("croze.engine.cpu.float*"));

  @ArchTest
  static final ArchRule everyPackageHasAFloor =
      classes()
          .that()
          .resideOutsideOfPackage("croze")
          .should(
              new ArchCondition<>("be on a floor") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  if (floor(type) < 0) {
                    events.add(SimpleConditionEvent.violated(type, type.getName()));
                  }
                }
              });

  @ArchTest
  static final ArchRule arrowsPointDown =
      classes()
          .should(
              new ArchCondition<>("depend on lower floors only") {
                @Override
                public void check(JavaClass from, ConditionEvents events) {
                  from.getDirectDependenciesFromSelf().stream()
                      .filter(d -> floor(d.getTargetClass()) >= 0 && floor(from) >= 0)
                      .filter(d -> !slice(d.getTargetClass()).equals(slice(from)))
                      .filter(d -> floor(d.getTargetClass()) <= floor(from))
                      .forEach(
                          d -> events.add(SimpleConditionEvent.violated(from, d.getDescription())));
                }
              });

  @ArchTest
  static final ArchRule proxiesKnowNoEngine =
      noClasses()
          .that()
          .resideInAPackage("croze.proxy..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "croze.engine.nd4j..", "croze.engine.cpu..", "java.io..", "java.nio.file..");

  /** The application is a library: options and terminals are the command line's. */
  @ArchTest
  static final ArchRule theApplicationKnowsNoTerminal =
      noClasses()
          .that()
          .resideOutsideOfPackages("croze.cli..", "croze.console..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "me.tongfei..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.Console");

  /** A command parses its options and asks once: it computes, renders and writes nothing. */
  @ArchTest
  static final ArchRule commandsAreThin =
      noClasses()
          .that()
          .resideInAPackage("croze.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.fasterxml..",
              "tech.tablesaw..",
              "croze.report.plot..",
              "croze.report.html..",
              "croze.timing..",
              "croze.figure..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.nio\\.file\\.Files|croze\\.data\\.file\\.(WholeFile|WritePermission)"
                  + "|croze\\.sweep\\.(SweepJob|task\\.Scores|export\\.Export)"
                  + "|croze\\.engine\\.Session");

  /** Attacks see a session, corruptions bytes: neither an engine nor a file. */
  @ArchTest
  static final ArchRule perturbationsKnowNoEngine =
      noClasses()
          .that()
          .resideInAPackage("croze.perturb..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("croze.engine.nd4j..", "croze.engine.cpu..", "java.nio.file..");

  /** A sweep runs any task over any space. */
  @ArchTest
  static final ArchRule sweepsKnowNoTask =
      noClasses()
          .that()
          .resideInAPackage("croze.sweep..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "croze.proxy..",
              "croze.perturb..",
              "croze.engine..",
              "croze.net..",
              "croze.image..",
              "croze.space.*..");

  /** A proxy, an engine or an attack serves any space. */
  @ArchTest
  static final ArchRule onlyUpperFloorsKnowASpaceByName =
      noClasses()
          .that()
          .resideInAnyPackage("croze.proxy..", "croze.perturb..", "croze.engine..", "croze.space")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("croze.space.*..");

  @ArchTest
  static final ArchRule statisticsAreNumbersOnly =
      noClasses()
          .that()
          .resideInAPackage("croze.stats..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "croze.space..", "croze.image..", "croze.data..", "croze.benchmark..");

  @ArchTest
  static final ArchRule studiesKnowNoEngine =
      noClasses()
          .that()
          .resideInAnyPackage("croze.study..", "croze.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("croze.engine..", "croze.net..", "org.nd4j..");

  @ArchTest
  static final ArchRule onlyItsEngineKnowsNd4j =
      noClasses()
          .that()
          .resideOutsideOfPackage("croze.engine.nd4j..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..");

  /** What a user can hand in is read whole within the bounds of BoundedFile only. */
  @ArchTest
  static final ArchRule filesAreReadWholeWithinBounds =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("croze.engine.nd4j.BlasCore") // reads /proc/cpuinfo
          .should()
          .callMethodWhere(
              describe(
                  "a file is read whole without a bound",
                  call -> {
                    String parameter =
                        call.getTarget().getRawParameterTypes().stream()
                            .map(JavaClass::getSimpleName)
                            .findFirst()
                            .orElse("");
                    return call.getTarget()
                            .getFullName()
                            .matches("java.nio.file.Files.(readString|readAll.*|lines)\\(.*")
                        || call.getName().matches("readTree|readValues?")
                            && parameter.matches("File|InputStream|Reader");
                  }));

  /**
   * A name is enough to know which type is meant. Types inside others are named with them; float32
   * is float64 in other words.
   */
  @ArchTest
  static void noTwoTypesHaveOneSimpleName(JavaClasses types) {
    Map<String, List<String>> byName =
        types.stream()
            .filter(t -> t.isTopLevelClass() && !t.getPackageName().endsWith(".float32"))
            .filter(t -> !t.getSimpleName().equals("package-info"))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    Collectors.mapping(JavaClass::getName, Collectors.toList())));
    byName.values().removeIf(names -> names.size() == 1);
    assertEquals(Map.of(), byName);
  }

  private static String slice(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith("croze.") ? name.split("\\.")[1] : "";
  }

  /** Number of the floor, 0 the top; −1 outside the house and for the root package. */
  private static int floor(JavaClass type) {
    for (int i = 0; i < FLOORS.size(); i++) {
      if (FLOORS.get(i).contains(slice(type))) {
        return i;
      }
    }
    return -1;
  }
}
