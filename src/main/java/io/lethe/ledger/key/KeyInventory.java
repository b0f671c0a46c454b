package io.lethe.ledger.key;

import io.lethe.ledger.note.VerifierKey;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.KeyEpoch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which keys there are. It looks at each file by itself, so that one that is damaged or that others can read is named, and hides none of the
 * rest. No secret leaves it.
 */
public final class KeyInventory {
    private static final String SUFFIX = ".key";
    private static final String PRIVATE = "rw-------";

    private final Path directory;

    public KeyInventory(Path directory) {
        this.directory = directory;
    }

    /** In the order of their names. */
    public List<KeptKey> keys() {
        List<KeptKey> keys = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (Path file : files) {
                keys.add(key(file));
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new KeyDirectoryException(
                    directory + ": expected the key directory but there is none. lethe migrate makes it.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory, e);
        }
        keys.sort(Comparator.comparing(KeptKey::file));
        return keys;
    }

    private KeptKey key(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        Use use = Use.of(name.substring(0, name.length() - SUFFIX.length()));
        String mark = "";
        String complaint = "";
        try {
            mark = use.mark(file);
        } catch (KeyDirectoryException | IllegalArgumentException e) {
            complaint = "expected a key of this kind but its content is none";
        }
        String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        if (!permissions.equals(PRIVATE)) {
            complaint = "expected permissions " + PRIVATE + " (chmod 600) but was " + permissions;
        }
        return new KeptKey(name, use.words(), Files.getLastModifiedTime(file).toInstant(), mark, complaint);
    }

    /** What a key is for, as its file's name says. */
    private sealed interface Use {
        String words();

        /** By what the key is known; reads the file. */
        String mark(Path file);

        static Use of(String stem) {
            if (stem.equals("log")) {
                return new Log();
            }
            if (stem.equals("worker")) {
                return new Worker();
            }
            int dash = stem.indexOf('-');
            String rest = stem.substring(dash + 1);
            return switch (stem.substring(0, Math.max(0, dash))) {
                case "log" -> new Log();
                case "epoch" -> new Epoch(rest);
                case "archive" -> new Secret("opens archive segments that expire in " + rest);
                case "pseudonym" -> new Secret("makes pseudonyms of " + rest.replaceFirst("-", " "));
                default -> new Unknown();
            };
        }
    }

    /** Known by what others check with; none where it is not among the keys of vkey, of which it was never told. */
    private record Log() implements Use {
        @Override
        public String words() {
            return "signs checkpoints";
        }

        @Override
        public String mark(Path file) {
            List<VerifierKey> known = logKeys(file).all();
            VerifierKey key = new VerifierKey(
                    known.getFirst().name(), KeyDirectory.readPem(file).publicKey());
            if (!known.contains(key)) {
                throw new KeyDirectoryException(file + ": expected one of " + known + " but it is another key");
            }
            return key.text();
        }
    }

    private record Worker() implements Use {
        @Override
        public String words() {
            return "signs receipts";
        }

        @Override
        public String mark(Path file) {
            String origin = logKeys(file).all().getFirst().name();
            return new VerifierKey(
                            origin + "/worker", KeyDirectory.readPem(file).publicKey())
                    .text();
        }
    }

    private static LogKeys logKeys(Path sibling) {
        return new LogKeys(sibling.resolveSibling(""));
    }

    private record Epoch(String epoch) implements Use {
        @Override
        public String words() {
            return "commits to rows of " + epoch + ", and seals their keys";
        }

        /** As {@code run.started} has it. */
        @Override
        public String mark(Path file) {
            return new EpochKey(new KeyEpoch(epoch), KeyDirectory.readHex(file))
                    .keyCommitment()
                    .hex();
        }
    }

    private record Secret(String words) implements Use {
        @Override
        public String mark(Path file) {
            return KeyCheck.of(KeyDirectory.readHex(file)).hex();
        }
    }

    private record Unknown() implements Use {
        @Override
        public String words() {
            return "unknown to this version";
        }

        @Override
        public String mark(Path file) {
            return "";
        }
    }
}
