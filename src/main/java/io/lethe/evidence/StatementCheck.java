package io.lethe.evidence;

import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.JsonValue;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.row.ObjectRow;
import io.lethe.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a certificate says what the leaves beside it say. */
final class StatementCheck {

    /** What leaves say of a policy; the rest of what a certificate says of it stands in its file. */
    private static final Set<String> LEDGERS_WORD_ON_POLICIES = Set.of("id", "sha256", "adoptedLeaf", "adoptedAt");

    private final JsonObject certificate;
    private final SortedMap<Long, LeafText> leaves;
    private final Statements computed;

    private StatementCheck(JsonObject certificate, SortedMap<Long, LeafText> leaves) {
        this.certificate = certificate;
        this.leaves = leaves;
        this.computed = Statements.of(leaves.values());
    }

    /** Of leaves that are known to be in the log. */
    static StatementCheck open(Bundle bundle, JsonObject certificate) {
        return new StatementCheck(certificate, BundleLayout.leaves(bundle));
    }

    String statements(Checkpoint checkpoint) {
        JsonObject ledger = certificate.object("ledger");
        same("ledger", CertificateJson.ledger(checkpoint), ledger);
        runs();
        objects();
        same("holds", array(computed.holds().stream().map(HoldStatement::json).toList()), certificate.array("holds"));
        same(
                "policies",
                array(computed.policies().stream().map(this::adopted).toList()),
                array(certificate.array("policies").objects().stream()
                        .map(policy -> only(LEDGERS_WORD_ON_POLICIES, policy))
                        .toList()));
        approvals(certificate.array("approvals").objects());
        long rows = computed.runs().stream().mapToLong(RunStatement::rows).sum();
        long objects = computed.runs().stream().mapToLong(RunStatement::objects).sum();
        if (certificate.integer("rows") != rows) {
            throw differs("rows");
        }
        refuseUnused();
        return "what it says of " + computed.runs().size() + (computed.runs().size() == 1 ? " run" : " runs") + " with "
                + Words.counted(rows, objects) + " is what the leaves say";
    }

    /** Certificates that were issued when objects were rows among others do not say how many they are. */
    private void runs() {
        JsonArray stated = certificate.array("runs");
        boolean older = stated.objects().stream().noneMatch(run -> run.has("objects"));
        same(
                "runs",
                array(computed.runs().stream()
                        .map(older ? RunStatement::brief : RunStatement::json)
                        .toList()),
                stated);
    }

    /** What a run's last word says of objects, which its chunks bear out; certificates from before it said so do not tell of it. */
    private void objects() {
        for (RunStatement run : computed.runs()) {
            run.contradiction().ifPresent(words -> {
                throw new BundleRefusedException(words);
            });
        }
        if (certificate.has(CertificateJson.OBJECT_COUNTS)) {
            same(
                    CertificateJson.OBJECT_COUNTS,
                    CertificateJson.objectCounts(computed.runs()),
                    certificate.object(CertificateJson.OBJECT_COUNTS));
        }
    }

    private JsonObject adopted(PolicyReference version) {
        PolicyStatement statement =
                new PolicyStatement(version, false, computed.adoptions().get(version), null);
        return only(LEDGERS_WORD_ON_POLICIES, statement.json());
    }

    /** Details are there until they are erased; those that are there must be the ones that the leaf binds. */
    private void approvals(List<JsonObject> stated) {
        same(
                "approvals",
                array(computed.approvals().stream().map(ApprovalStatement::json).toList()),
                array(stated.stream()
                        .map(approval -> only(Set.of("leaf", "at", "plan"), approval))
                        .toList()));
        for (JsonObject approval : stated) {
            if (approval.has("details")) {
                Hash details = Hash.of(
                        HexFormat.of().parseHex(approval.text("salt")),
                        approval.text("details").getBytes(StandardCharsets.UTF_8));
                if (!details.equals(leaf(approval.integer("leaf")).json().hash("detailsHash"))) {
                    throw differs("approvals");
                }
            }
        }
    }

    /** A leaf about which nothing is said was not put there by whoever issued this. */
    private void refuseUnused() {
        Set<String> told = Set.of(
                "policy.adopted", "approval.given", "hold.placed", "hold.released", "key.rotated", "key.retired");
        for (LeafText leaf : leaves.values()) {
            if (!leaf.json().has("run") && !told.contains(leaf.type())) {
                throw new BundleRefusedException(
                        "leaf " + leaf.index() + " is a " + leaf.type() + ", of which a certificate says nothing");
            }
        }
    }

    /** Each policy's bytes are there, or the certificate says that they were not kept. */
    String policies(Bundle bundle) {
        Set<Hash> files =
                bundle.in(BundleLayout.POLICIES).values().stream().map(Hash::of).collect(Collectors.toSet());
        Set<Hash> kept = certificate.array("policies").objects().stream()
                .filter(policy -> policy.bool("kept"))
                .map(policy -> policy.hash("sha256"))
                .collect(Collectors.toSet());
        if (!files.equals(kept)) {
            throw new BundleRefusedException("the files in policy/ are not those under which rows were touched");
        }
        int all = computed.policies().size();
        return kept.size() == all
                ? all + (all == 1 ? " policy, its file has the hash" : " policies, their files have the hashes")
                        + " that the leaves name"
                : kept.size() + " of " + all + " policies are here; the bytes of the others were not kept";
    }

    /** Each record that was asked about is opened under the leaf that tells of its chunk. */
    String records(Bundle bundle) {
        SortedMap<String, byte[]> files = bundle.in(BundleLayout.OPENINGS);
        List<JsonObject> records = certificate.array("records").objects();
        SubjectCheck subject = new SubjectCheck(certificate, leaves);
        int expected = records.size() + subject.rows();
        if (expected != files.size()) {
            throw new BundleRefusedException(
                    "expected an opening for each of " + expected + " records but there are " + files.size());
        }
        for (JsonObject stated : records) {
            check(stated, bundle);
        }
        subject.openings(bundle);
        return switch (expected) {
            case 0 -> "no record was asked about";
            case 1 -> "1 record is opened";
            default -> expected + " records are opened";
        };
    }

    private void check(JsonObject stated, Bundle bundle) {
        int number = Math.toIntExact(stated.integer("opening"));
        Opening opening = Opening.read(bundle.file(BundleLayout.opening(number)));
        LeafText chunk = leaf(opening.leaf());
        boolean right = chunk.isChunk()
                && stated.equals(stated(stated, chunk).json())
                && opening.shows(stated.array("key").texts(), chunk.json());
        if (!right) {
            throw new BundleRefusedException(BundleLayout.opening(number) + " does not lead to leaf " + opening.leaf());
        }
    }

    private static RecordStatement stated(JsonObject record, LeafText chunk) {
        return RecordStatement.of(record.count("opening"), record.array("key").texts(), chunk);
    }

    /** Whether what is proved is what was asked. */
    String answer() {
        JsonObject asked = certificate.object("asked");
        if (asked.has("run")) {
            RunStatement run = computed.runs().getFirst();
            if (computed.runs().size() != 1 || !run.run().text().equals(asked.text("run")) || !run.whole()) {
                throw new BundleRefusedException(
                        "run " + asked.text("run") + " was asked about, but not all of it is here, or more");
            }
            return "all chunks of run " + run.run() + " are here";
        }
        if (asked.has("key")) {
            return answerRecord(asked);
        }
        return asked.has("subject") ? new SubjectCheck(certificate, leaves).answer() : answerPeriod();
    }

    private String answerRecord(JsonObject asked) {
        List<JsonObject> records = certificate.array("records").objects();
        for (JsonObject record : records) {
            LeafText chunk = leaf(record.integer("leaf"));
            if (!stated(record, chunk).isAskedBy(asked.array("key"))
                    || !chunk.json().text("table").equals(asked.text("table"))
                    || !chunk.json().text("target").equals(asked.text("target"))) {
                throw new BundleRefusedException("another record is opened than was asked about");
            }
        }
        if (records.isEmpty()) {
            throw new BundleRefusedException("the record that was asked about is not opened");
        }
        boolean masked = records.getLast().has("fields");
        if (masked != certificate.has("presence")) {
            throw new BundleRefusedException(
                    "of a record that was masked, and of no other, it must be said whether it is there");
        }
        LeafText last = leaf(records.getLast().integer("leaf"));
        return "the record that was asked about is the one that is opened"
                + (masked ? presence() : "")
                + presence(stated(records.getLast(), last).object());
    }

    private static String presence(@Nullable ObjectRow object) {
        if (object == null) {
            return "";
        }
        return object.wasThere() ? "; it is an object, which was removed" : "; it is an object, which was gone already";
    }

    private String presence() {
        return "; it was masked, not deleted, and a row with its key was "
                + (certificate.object("presence").bool("there") ? "there" : "not found")
                + " when this was issued, by the issuer's word";
    }

    private String answerPeriod() {
        for (RunStatement run : computed.runs()) {
            if (!run.whole()) {
                throw new BundleRefusedException("not all chunks of run " + run.run() + " are here");
            }
        }
        return "all chunks of each of these runs are here; that there was no other run is the issuer's word";
    }

    private LeafText leaf(long index) {
        LeafText leaf = leaves.get(index);
        if (leaf == null) {
            throw new BundleRefusedException("there is no leaf " + index);
        }
        return leaf;
    }

    private static void same(String what, JsonValue computed, JsonValue stated) {
        if (!computed.equals(stated)) {
            throw differs(what);
        }
    }

    private static BundleRefusedException differs(String what) {
        return new BundleRefusedException(
                "what certificate.json says under \"" + what + "\" is not what the leaves say");
    }

    private static JsonArray array(List<JsonObject> objects) {
        return RunStatement.array(objects.stream());
    }

    private static JsonObject only(Set<String> names, JsonObject json) {
        JsonObject.Builder kept = JsonObject.builder();
        for (Map.Entry<String, JsonValue> member : json.members().entrySet()) {
            if (names.contains(member.getKey())) {
                kept.put(member.getKey(), member.getValue());
            }
        }
        return kept.build();
    }
}
