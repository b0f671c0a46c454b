package io.lethe.policy.field;

import io.lethe.policy.Place;
import io.lethe.policy.Problem;
import io.lethe.policy.yaml.Mark;
import io.lethe.policy.yaml.Mistake;
import io.lethe.policy.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with one file. A node that is {@link YamlNode.Broken} is told already and adds nothing. */
public final class Problems {
    /** Whoever has made more has made the same one many times; a file of commas would else be a hundred thousand problems. */
    private static final int MOST = 1000;

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    public Problems(String file) {
        this.file = file;
    }

    public List<Problem> found() {
        return found;
    }

    /** Whether anything here forbids. */
    public boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    public Place place(Mark mark) {
        return new Place(file, mark.line(), mark.column());
    }

    public void add(Mistake mistake) {
        add(Problem.error(place(mistake.mark()), mistake.path().toString(), mistake.message(), mistake.remedy()));
    }

    public void error(YamlNode where, String message, String remedy) {
        if (!(where instanceof YamlNode.Broken)) {
            add(Problem.error(place(where.mark()), where.path().toString(), message, remedy));
        }
    }

    /** A mistake in a key itself, not in its value. */
    public void error(YamlNode.Mapping mapping, YamlNode.Entry entry, String message, String remedy) {
        String path = mapping.path().key(entry.key()).toString();
        add(Problem.error(place(entry.mark()), path, message, remedy));
    }

    public void warning(YamlNode where, String message, String remedy) {
        add(Problem.warning(place(where.mark()), where.path().toString(), message, remedy));
    }

    private void add(Problem problem) {
        if (found.size() < MOST) {
            found.add(problem);
        } else if (found.size() == MOST) {
            found.add(Problem.error(
                    Place.of(file), "", "there are more than " + MOST + " problems, of which these are the first", ""));
        }
    }

    /** Tells what was expected and what is there instead; there is no value then. */
    public <T> Optional<T> expected(String what, YamlNode where, String remedy) {
        error(where, "expected " + what + " but was " + Found.in(where), remedy);
        return Optional.empty();
    }

    public <T> Optional<T> expected(String what, YamlNode where) {
        return expected(what, where, "");
    }
}
