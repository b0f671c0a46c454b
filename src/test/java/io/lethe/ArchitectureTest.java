package io.lethe;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.lethe.ledger.note.CheckpointSigner;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The map of the house. Who changes it changes the same picture in the README, and says why. */
class ArchitectureTest {

    /** A room imports only the rooms its line names, and a line names only rooms above it: a cycle cannot be written down. */
    static final String PICTURE = """
            policy    ->
            ledger    -> policy
            catalog   -> policy
            file      -> policy
            hold      -> policy, ledger, catalog
            plan      -> policy, ledger, catalog, file, hold
            archive   -> policy, catalog
            action    -> policy, ledger, catalog, file, hold, plan, archive
            run       -> policy, ledger, catalog, file, hold, plan, archive, action
            schedule  -> policy, ledger, run
            evidence  -> policy, ledger
            metrics   -> policy, ledger, hold, plan, run
            demo      -> policy, catalog
            cli       -> policy, ledger, catalog, file, hold, plan, archive, action, run, schedule, evidence, metrics, demo
            """;

    private static final Map<String, List<String>> ROOMS = read(PICTURE);

    /**
     * One framework, one room. The longest matching name decides; what no line names is nobody's. So check, explain and verify start
     * without Spring, and a framework can be replaced by reading one room.
     */
    private static final Map<String, List<String>> FRAMEWORKS = read("""
            java                             -> all
            javax.sql                        -> all
            org.jspecify                     -> all
            org.slf4j                        -> all
            java.security                    -> ledger, root
            java.security.MessageDigest      -> all
            java.security.NoSuchAlgorithmException -> all
            java.security.DigestOutputStream -> archive
            java.security.GeneralSecurityException -> ledger, archive, root
            javax.crypto                     -> ledger
            javax.security.auth.x500         -> ledger
            org.bouncycastle                 -> ledger
            com.sun.net.httpserver           -> ledger
            com.github.luben.zstd            -> archive
            org.apache.parquet               -> archive
            com.google.crypto.tink           -> archive
            software.amazon.awssdk           -> archive
            com.google.gson                  -> archive
            org.snakeyaml                    -> policy
            org.jooq                         -> ledger, catalog, hold, plan, action, run
            org.springframework              -> run, schedule, root
            org.springframework.batch        -> run
            org.springframework.stereotype   -> nobody
            org.springframework.transaction.annotation -> nobody
            org.quartz                       -> schedule
            io.prometheus                    -> metrics
            com.openhtmltopdf                -> evidence
            org.apache.pdfbox                -> evidence
            org.apache.fontbox               -> evidence
            com.samskivert.mustache          -> evidence
            com.google.zxing                 -> evidence
            javax.imageio                    -> evidence
            picocli                          -> cli
            ch.vorburger                     -> demo
            net.datafaker                    -> demo
            com.zaxxer.hikari                -> root
            com.mysql                        -> root
            org.flywaydb                     -> root
            ch.qos.logback                   -> root
            """);

    private static final Pattern EMPTY_NAME =
            Pattern.compile("(Abstract|Base)[A-Z].*|.*(Manager|Helper|Utils?|Impl|Processor)");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.lethe");

    @Test
    void drawsNoCycle() {
        Set<String> above = new HashSet<>();
        ROOMS.forEach((room, imports) -> {
            assertThat(above).as("rooms listed above %s", room).containsAll(imports);
            above.add(room);
        });
    }

    @Test
    void keepsEveryPackageOnTheMap() {
        assertThat(CLASSES.stream().map(ArchitectureTest::room).distinct())
                .allMatch(room -> room.equals("root") || ROOMS.containsKey(room), "is on the map");
    }

    @Test
    void dividesNoRoomOfLessThanTwentyFiles() {
        Map<String, Long> files = CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(ArchitectureTest::room, Collectors.counting()));
        assertThat(CLASSES.stream()
                        .filter(type -> type.getPackageName().split("\\.", -1).length > 3)
                        .filter(type -> files.getOrDefault(room(type), 0L) < 20)
                        .map(JavaClass::getName))
                .isEmpty();
    }

    /** Within a room too: packages that need each other are one package that was cut in two. */
    @Test
    void dividesNoRoomIntoCycles() {
        SlicesRuleDefinition.slices()
                .matching("io.lethe.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    /** Whether a tree may be signed is for the ledger to establish; so nobody else has the pen. */
    @Test
    void signsCheckpointsOnlyInTheLedger() {
        assertThat(dependencies()
                        .filter(dependency -> target(dependency).isEquivalentTo(CheckpointSigner.class))
                        .filter(dependency -> !room(dependency.getOriginClass()).equals("ledger"))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void importsOnlyRoomsListedAbove() {
        assertThat(dependencies()
                        .filter(ArchitectureTest::staysInTheHouse)
                        .filter(dependency -> !mayEnter(room(dependency.getOriginClass()), room(target(dependency))))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void keepsEveryFrameworkInItsRoom() {
        assertThat(dependencies()
                        .filter(dependency -> !staysInTheHouse(dependency))
                        .filter(dependency -> !mayUse(
                                room(dependency.getOriginClass()),
                                target(dependency).getName()))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void givesNoClassANameThatSaysNothing() {
        assertThat(CLASSES.stream()
                        .filter(type -> EMPTY_NAME.matcher(type.getSimpleName()).matches())
                        .map(JavaClass::getName))
                .isEmpty();
    }

    @Test
    void marksEveryPackageForNullChecks() {
        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                        .map(room -> room.getName() + " needs a package-info.java with @NullMarked"))
                .isEmpty();
    }

    /** Optional is an answer. As a field or a parameter it has three states, and the third is null. */
    @Test
    void takesNoOptional() {
        Stream<String> fields = CLASSES.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(Optional.class))
                .map(JavaField::getFullName);
        Stream<String> parameters = CLASSES.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(method ->
                        method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Optional.class)))
                .map(JavaCodeUnit::getFullName);
        assertThat(Stream.concat(fields, parameters)).isEmpty();
    }

    private static Stream<Dependency> dependencies() {
        return CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> !target(dependency).isPrimitive());
    }

    private static JavaClass target(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType();
    }

    private static boolean staysInTheHouse(Dependency dependency) {
        return (target(dependency).getPackageName() + ".").startsWith("io.lethe.");
    }

    private static String room(JavaClass type) {
        String[] names = type.getPackageName().split("\\.", -1);
        return names.length == 2 ? "root" : names[2];
    }

    private static boolean mayEnter(String from, String to) {
        return from.equals("root")
                || from.equals(to)
                || ROOMS.getOrDefault(from, List.of()).contains(to);
    }

    private static boolean mayUse(String room, String type) {
        List<String> users = FRAMEWORKS.keySet().stream()
                .filter(name -> type.equals(name) || type.startsWith(name + "."))
                .max(Comparator.comparingInt(String::length))
                .map(FRAMEWORKS::get)
                .orElse(List.of());
        return users.contains("all") || users.contains(room);
    }

    private static Map<String, List<String>> read(String picture) {
        return picture.lines()
                .map(line -> line.split("->", -1))
                .collect(Collectors.toMap(
                        sides -> sides[0].strip(),
                        sides -> names(sides[1]),
                        (first, second) -> second,
                        LinkedHashMap::new));
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
