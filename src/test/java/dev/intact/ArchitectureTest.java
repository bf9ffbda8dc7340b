package dev.intact;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.intact.config.StoreLauncher;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.sql.SQLException;

/** The walls of docs/architecture.md. */
@AnalyzeClasses(packages = "dev.intact", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule nobody_imports_postgres = nobodyImports("..postgres");

    @ArchTest
    static final ArchRule nobody_imports_dynamodb = nobodyImports("..dynamodb");

    private static ArchRule nobodyImports(String database) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(database)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(database)
                .because("the store behind an interface can be changed only as long as nobody knows it");
    }

    @ArchTest
    static final ArchRule a_database_shows_nothing = classes()
            .that()
            .resideInAnyPackage("..postgres", "..dynamodb")
            .and()
            .areTopLevelClasses()
            .and()
            .doNotImplement(StoreLauncher.class)
            .should()
            .bePackagePrivate()
            .because("Java's only real wall is the package");

    @ArchTest
    static final ArchRule sql_stays_in_its_package = noClasses()
            .that()
            .resideOutsideOfPackage("..postgres")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "org.postgresql..",
                    "org.hibernate..",
                    "jakarta.persistence..",
                    "io.agroal.."))
            .because("callers never see storage");

    @ArchTest
    static final ArchRule the_aws_client_stays_in_its_package = noClasses()
            .that()
            .resideOutsideOfPackage("..dynamodb")
            .should()
            .dependOnClassesThat(resideInAnyPackage("software.amazon.awssdk..", "io.quarkiverse.amazon.."))
            .because("callers never see storage");

    @ArchTest
    static final ArchRule only_the_wiring_knows_that_there_is_a_choice = noClasses()
            .that()
            .resideOutsideOfPackages("..postgres", "..dynamodb", "..config")
            .and()
            .doNotHaveFullyQualifiedName("dev.intact.Wiring")
            .and()
            .doNotHaveFullyQualifiedName("dev.intact.Intact")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("dev.intact.config.Backend")
            .because("the engine is swapped in one place");

    @ArchTest
    static final ArchRule a_call_never_turns_back = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("resources")
            .definedBy(are(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "resources", javaClass -> javaClass.isAnnotatedWith(Path.class))))
            .layer("services")
            .definedBy(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "services", javaClass -> javaClass.getSimpleName().endsWith("Service")))
            .layer("stores")
            .definedBy(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "stores", javaClass -> javaClass.getSimpleName().endsWith("Store") && javaClass.isInterface()))
            .whereLayer("resources")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("services")
            .mayOnlyBeAccessedByLayers("resources")
            .whereLayer("stores")
            .mayOnlyBeAccessedByLayers("services", "resources")
            .because("resource -> service -> store -> one write is the whole picture");

    @ArchTest
    static final ArchRule features_know_each_other_one_way_only =
            slices().matching("dev.intact.(*)..").should().beFreeOfCycles().because("users <- orders <- refunds");

    @ArchTest
    static final ArchRule shared_knows_no_feature = classes()
            .that()
            .resideInAPackage("..shared")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("dev.intact.shared", "java..", "javax.crypto..", "com.fasterxml.."))
            .because("what all features speak depends on none of them");

    @ArchTest
    static final ArchRule features_speak_no_framework = noClasses()
            .that()
            .haveSimpleNameEndingWith("Service")
            .or(are(resideInAPackage("dev.intact.shared")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.quarkus..", "jakarta.ws.rs..", "io.vertx.."))
            .because("a rule about input can be tested without a server");

    @ArchTest
    static final ArchRule no_field_is_injected =
            fields().should().notBeAnnotatedWith(Inject.class).because("a constructor tells what a class needs");

    @ArchTest
    static final ArchRule every_resource_method_is_public = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .and()
            .areAnnotatedWith(Path.class)
            .should()
            .bePublic()
            .because("a package-private one is dropped with no more than a warning");

    @ArchTest
    static final ArchRule every_resource_method_says_who_may = methods()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith(jakarta.annotation.security.RolesAllowed.class)
            .orShould()
            .beAnnotatedWith(jakarta.annotation.security.PermitAll.class)
            .because("a path that nobody thought about must not be open to every key");

    @ArchTest
    static final ArchRule results_are_records = classes()
            .that()
            .haveNameMatching(".*Result\\$.*")
            .should()
            .beRecords()
            .because("a result is a value, and the compiler names the case that a switch has forgotten");

    @ArchTest
    static final ArchRule sql_errors_stay_inside = methods()
            .that()
            .areDeclaredInClassesThat(are(resideInAnyPackage("..orders", "..refunds", "..users", "..teams")))
            .should()
            .notDeclareThrowableOfType(SQLException.class)
            .because("a store answers with a result or with StoreUnavailable");

    @ArchTest
    static final ArchRule times_come_from_the_one_clock = noClasses()
            .that()
            .resideOutsideOfPackages("..config", "..postgres")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("a test must be able to set the time");

    @ArchTest
    static final ArchRule constants_are_final = fields().that()
            .areStatic()
            .and()
            .areNotPrivate()
            .should()
            .haveModifier(JavaModifier.FINAL)
            .because("state that everyone can change belongs to no one");
}
