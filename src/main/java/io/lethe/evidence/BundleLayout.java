package io.lethe.evidence;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which files a bundle may have, and where. A file that has no place here is refused: whoever reads a certificate must not come upon
 * something that was never checked.
 *
 * <pre>
 * certificate.json  certificate.pdf     what is said
 * leaves/17.json                        the exact bytes of each leaf
 * proofs/17.tlog-proof                  that it is under the one checkpoint
 * checkpoint                            the signed note
 * issued/leaf.json  issued/proof.tlog-proof
 *                                       that the log has an entry with the hash of certificate.json, under a later checkpoint
 * openings/1.json                       of records that were asked about
 * policy/activity-log.yaml              exact bytes
 * anchors/1.checkpoint                  a signed note that lies in other hands, and which the log went on from
 * anchors/1.tsr  anchors/1.pem          who stamped it and when (RFC 3161), and the certificates by which that was believed
 * anchors/1.er                         that the stamp was renewed before its certificates ended, and when (RFC 4998)
 * anchors/1.vkey                       whose cosignature stands under it too (C2SP tlog-cosignature)
 * trust/vkeys.txt  VERIFY.md  verify.py  SHA256SUMS
 * </pre>
 */
final class BundleLayout {

    static final String CERTIFICATE = "certificate.json";
    static final String PAPER = "certificate.pdf";
    static final String CHECKPOINT = "checkpoint";
    static final String ISSUED_LEAF = "issued/leaf.json";
    static final String ISSUED_PROOF = "issued/proof.tlog-proof";
    static final String VKEYS = "trust/vkeys.txt";
    static final String GUIDE = "VERIFY.md";
    static final String PROGRAM = "verify.py";
    static final String SUMS = "SHA256SUMS";

    static final String LEAVES = "leaves";
    static final String PROOFS = "proofs";
    static final String OPENINGS = "openings";
    static final String POLICIES = "policy";
    static final String ANCHORS = "anchors";

    /** What each bundle has. */
    static final List<String> NEEDED =
            List.of(CERTIFICATE, CHECKPOINT, ISSUED_LEAF, ISSUED_PROOF, VKEYS, GUIDE, PROGRAM, SUMS);

    /** What nothing else binds, so that {@code certificate.json} must: by path, or by the directory's name and a slash. */
    private static final List<String> BOUND =
            List.of(PAPER, VKEYS, GUIDE, PROGRAM, OPENINGS + "/", POLICIES + "/", ANCHORS + "/");

    private static final Pattern KNOWN = Pattern.compile("certificate\\.(json|pdf)|checkpoint|issued/leaf\\.json"
            + "|issued/proof\\.tlog-proof|trust/vkeys\\.txt|VERIFY\\.md|verify\\.py|SHA256SUMS"
            + "|leaves/(0|[1-9][0-9]{0,15})\\.json|proofs/(0|[1-9][0-9]{0,15})\\.tlog-proof"
            + "|openings/[1-9][0-9]{0,5}\\.json|policy/[a-z][a-z0-9-]{0,80}\\.yaml"
            + "|anchors/[1-9][0-9]{0,3}\\.(checkpoint|tsr|pem|er|vkey)");

    private BundleLayout() {}

    static String leaf(long index) {
        return LEAVES + "/" + index + ".json";
    }

    static String proof(long index) {
        return PROOFS + "/" + index + ".tlog-proof";
    }

    static String opening(int number) {
        return OPENINGS + "/" + number + ".json";
    }

    static String anchor(int number, String kind) {
        return ANCHORS + "/" + number + "." + kind;
    }

    static boolean knows(String path) {
        return KNOWN.matcher(path).matches();
    }

    static boolean isBoundByCertificate(String path) {
        return BOUND.stream().anyMatch(bound -> bound.endsWith("/") ? path.startsWith(bound) : path.equals(bound));
    }

    /** What a bundle's leaves say, by their index. */
    static SortedMap<Long, LeafText> leaves(Bundle bundle) {
        SortedMap<Long, LeafText> leaves = new TreeMap<>();
        bundle.in(LEAVES).forEach((path, bytes) -> {
            long index = index(path);
            leaves.put(index, LeafText.of(index, bytes));
        });
        return leaves;
    }

    /** The index in the path of a leaf or a proof. */
    static long index(String path) {
        return Long.parseLong(path.substring(path.indexOf('/') + 1, path.indexOf('.')));
    }
}
