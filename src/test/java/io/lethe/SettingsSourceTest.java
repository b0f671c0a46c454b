package io.lethe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.Settings.Database;
import io.lethe.Settings.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsSourceTest {
    @TempDir
    private Path here;

    @Test
    void usesTheEmbeddedDatabaseWithoutAnyFile() {
        assertThat(settings(Map.of(), null))
                .isEqualTo(new Settings(
                        new Servers.Embedded(here.resolve(".lethe")),
                        here.resolve("policies"),
                        here.resolve(".lethe/keys"),
                        here.resolve(".lethe"),
                        Map.of("cold-store", new ArchiveSettings.Directory(here.resolve(".lethe/archive"))),
                        Map.of("uploads", new ArchiveSettings.Directory(here.resolve(".lethe/uploads"))),
                        Map.of(),
                        Map.of(),
                        null,
                        2));
    }

    @Test
    void takesTheProgramsOwnPoliciesWhereTheWorkingDirectoryHasNone() throws IOException {
        Path home = Files.createDirectories(here.resolve("program/policies")).getParent();
        Map<String, String> program = Map.of("LETHE_HOME", String.valueOf(home));

        assertThat(settings(program, null).policies()).isEqualTo(here.resolve("program/policies"));

        Files.createDirectories(here.resolve("policies"));
        assertThat(settings(program, null).policies()).isEqualTo(here.resolve("policies"));
    }

    @Test
    void takesTheNamedFileBeforeTheVariableBeforeTheUsualOne() throws IOException {
        file("flag.yaml", 3);
        file("variable.yaml", 4);
        file("lethe.yaml", 5);
        Map<String, String> variable = Map.of("LETHE_CONFIG", "variable.yaml");

        assertThat(settings(variable, Path.of("flag.yaml")).workers()).isEqualTo(3);
        assertThat(settings(variable, null).workers()).isEqualTo(4);
        assertThat(settings(Map.of("LETHE_CONFIG", ""), null).workers()).isEqualTo(5);
    }

    @Test
    void letsTheEnvironmentWinOverTheFile() throws IOException {
        file("lethe.yaml", 5);

        Settings settings = settings(
                Map.of(
                        "LETHE_OWN_URL", "jdbc:mysql://elsewhere/lethe",
                        "LETHE_OWN_USER", "other",
                        "LETHE_OWN_PASSWORD_FILE", "secret",
                        "LETHE_POLICIES", "rules",
                        "LETHE_KEYS", "/keys",
                        "LETHE_WORKERS", "7"),
                null);

        assertThat(settings.policies()).isEqualTo(here.resolve("rules"));
        assertThat(settings.keys()).isEqualTo(Path.of("/keys"));
        assertThat(settings.workers()).isEqualTo(7);
        assertThat(settings.servers())
                .isInstanceOfSatisfying(
                        Servers.Configured.class,
                        servers -> assertThat(servers.own())
                                .isEqualTo(new Database(
                                        "jdbc:mysql://elsewhere/lethe", "other", here.resolve("secret"), List.of())));
    }

    @Test
    void refusesANamedFileThatIsNotThere() {
        assertThatThrownBy(() -> settings(Map.of(), Path.of("absent.yaml")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("absent.yaml  expected a configuration file but there is none that can be read."
                        + " Correct --config or LETHE_CONFIG; without both, lethe.yaml is looked for here.");
    }

    @Test
    void refusesVariablesThatChangeNothing() {
        assertThatThrownBy(() -> settings(Map.of("LETHE_OWN_USER", "other"), null))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("LETHE_OWN_USER  changes the own database of a configuration but there is no configuration."
                        + " Write lethe.yaml, or name it with LETHE_CONFIG.");
        assertThatThrownBy(() -> settings(Map.of("LETHE_WORKERS", "many"), null))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("LETHE_WORKERS  expected a number of threads from 1 to 64 but was \"many\"");
    }

    @Test
    void readsAPasswordLateAndNeverShowsIt() throws IOException {
        Path file = here.resolve("secret");
        Database database = new Database("jdbc:mysql://db/crm?trustStorePassword=x", "lethe_run", file, List.of());
        assertThatThrownBy(database::password)
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage(file + "  expected a readable file with a password but there is none."
                        + " password-file in lethe.yaml names it.");

        Files.writeString(file, "hunter2\n");

        assertThat(database.password()).isEqualTo("hunter2");
        assertThat(database).hasToString("lethe_run at jdbc:mysql://db/crm");
    }

    @Test
    void refusesAPasswordFileOfSeveralLines() throws IOException {
        Path file = Files.writeString(here.resolve("secret"), "one\ntwo\n");

        assertThatThrownBy(new Database("jdbc:mysql://db/crm", "lethe_run", file, List.of())::password)
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage(file
                        + "  expected one line, the password, but was more. password-file in lethe.yaml names it.");
    }

    private Settings settings(Map<String, String> environment, @Nullable Path named) {
        return new SettingsSource(environment, here).settings(named);
    }

    private void file(String name, int workers) throws IOException {
        Files.writeString(here.resolve(name), """
                own: {url: "jdbc:mysql://127.0.0.1:3306/lethe", user: lethe}
                targets: {crm: {url: "jdbc:mysql://127.0.0.1:3306/crm", user: lethe_run}}
                workers: %d
                """.replace("%d", Integer.toString(workers)));
    }
}
