package mailauth.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.InetAddress;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of the whole code base; they live here because cli alone sees all three modules. */
class ArchitectureTest {
  private static final String CORE = "mailauth.core..";
  private static final String PROVIDERS = "mailauth.providers..";
  private static final String CLI = "mailauth.cli..";

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("mailauth");

  @Test
  void coreKnowsNeitherProvidersNorCli() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(PROVIDERS, CLI)
        .check(CODE);
  }

  @Test
  void providersDoNotKnowCli() {
    noClasses()
        .that()
        .resideInAPackage(PROVIDERS)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CLI)
        .check(CODE);
  }

  @Test
  void packagesFormNoCycles() {
    slices()
        .matching("mailauth.(*).(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(CODE);
  }

  @Test
  void coreReachesNoNetwork() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .dependOnClassesThat(describe("reach the network", ArchitectureTest::reachesTheNetwork))
        .check(CODE);
  }

  @Test
  void coreLooksNoHostUp() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .callMethodWhere(
            target(owner(describe("InetAddress", c -> c.isAssignableTo(InetAddress.class))))
                .and(
                    target(
                        nameMatching(
                            "getByName|getAllByName|getLocalHost|isReachable|get.*HostName"))))
        .check(CODE);
  }

  @Test
  void coreOpensNoFile() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .dependOnClassesThat(
            resideInAPackage("java.nio.file..")
                .or(nameMatching("java\\.io\\.(File.*|RandomAccessFile)")))
        .check(CODE);
  }

  @Test
  void packagesAreNamedAfterTheDomain() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..impl..", "..manager..", "..helper..")
        .check(CODE);
  }

  @Test
  void everyPackageIsNullMarked() {
    classes()
        .should(
            be(
                describe(
                    "in a package whose package-info says @NullMarked",
                    c -> c.getPackage().isAnnotatedWith(NullMarked.class))))
        .check(CODE);
  }

  @Test
  void staticFieldsAreFinal() {
    fields().that().areStatic().should().beFinal().allowEmptyShould(true).check(CODE);
  }

  /** Addresses and names are data; in {@code java.net} everything else opens a connection. */
  private static boolean reachesTheNetwork(JavaClass type) {
    String name = type.getName();
    return name.matches(
            "(java\\.net|javax\\.net|java\\.nio\\.channels|javax\\.naming|org\\.xbill|okhttp3)\\..*")
        && !name.matches(
            "java\\.net\\.(URI.*|IDN|URL(De|En)coder|Inet[46]?Address|UnknownHostException)");
  }
}
