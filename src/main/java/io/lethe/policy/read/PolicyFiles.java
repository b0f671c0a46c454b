package io.lethe.policy.read;

import io.lethe.policy.Problem;
import io.lethe.policy.SourceFile;
import java.util.List;

/** The files of one directory, by their names relative to it, and what is wrong with the directory itself. */
record PolicyFiles(String directory, List<SourceFile> policies, List<SourceFile> maps, List<Problem> problems) {
    PolicyFiles {
        policies = List.copyOf(policies);
        maps = List.copyOf(maps);
        problems = List.copyOf(problems);
    }

    /** The file's name as a message shows it. */
    String shown(SourceFile file) {
        return directory.isEmpty() ? file.name() : directory + "/" + file.name();
    }
}
