package io.lethe.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What a careless or a careful forger makes of a bundle: the same from the same chance. */
final class ForgedBundle {

    private ForgedBundle() {}

    static Bundle of(Bundle bundle, SplittableRandom random) {
        Map<String, byte[]> files = BundleFiles.of(bundle);
        List<String> paths = new ArrayList<>(files.keySet());
        String path = paths.get(random.nextInt(paths.size()));
        String other = paths.get(random.nextInt(paths.size()));
        switch (random.nextInt(6)) {
            case 0 -> files.remove(path);
            case 1 -> files.put(path, new byte[0]);
            case 2 -> {
                files.put(path, bundle.file(other));
                // Two files may have the same bytes, as one checkpoint with two anchors: to exchange them is no
                // forgery.
                boolean same = Arrays.equals(bundle.file(path), bundle.file(other));
                files.put(other, same ? new byte[] {'x'} : bundle.file(path));
            }
            case 3 -> files.put("leaves/" + (100 + random.nextInt(100)) + ".json", bundle.file(path));
            default -> files.put(path, flipped(bundle.file(path), random));
        }
        return random.nextInt(3) == 0 || !files.containsKey("SHA256SUMS") || path.equals("SHA256SUMS")
                ? Bundle.of(files)
                : Bundle.sealed(files);
    }

    private static byte[] flipped(byte[] bytes, SplittableRandom random) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
        return bytes;
    }
}
