package io.lethe.plan;

import io.lethe.file.Folder;
import io.lethe.file.FolderException;
import io.lethe.policy.Dataset;
import io.lethe.policy.FileSet;
import io.lethe.policy.Problem;
import java.util.stream.Stream;

/** A directory of files must be there, be no link, and be ours to read and to change. */
final class FolderCheck {
    Stream<Problem> check(Dataset dataset, FileSet files) {
        try {
            Folder.open(files.directory());
            return Stream.empty();
        } catch (FolderException e) {
            return Stream.of(Problem.error(
                    dataset.place(),
                    "datasets." + dataset.id() + ".files",
                    String.valueOf(e.getMessage()),
                    e.remedy()));
        }
    }
}
