#!/usr/bin/env python3
"""Checks a Lethe certificate without Lethe: Python's standard library, and the openssl command for one signature.

    python3 verify.py [--trust KEYS] [BUNDLE ...]

BUNDLE is a certificate's zip or the directory it was unpacked to; the directory of this file if none is named. KEYS is a file with the log's
public key, from whoever you trust to know it; without it the bundle's own key is used, which proves only that the bundle agrees with itself.
A line for each check, as by `lethe verify` but for anchors, which it leaves to VERIFY.md. Exit 0 if all hold, 5 if not. Read check() first.
"""

import base64, hashlib, json, os, pathlib, re, subprocess, sys, tempfile, zipfile

NEEDED = "certificate.json checkpoint issued/leaf.json issued/proof.tlog-proof trust/vkeys.txt VERIFY.md verify.py SHA256SUMS".split()
KNOWN = re.compile("|".join(map(re.escape, NEEDED + ["certificate.pdf"])) + r"|leaves/(0|[1-9][0-9]{0,15})\.json"
                   r"|proofs/(0|[1-9][0-9]{0,15})\.tlog-proof|openings/[1-9][0-9]{0,5}\.json|policy/[a-z][a-z0-9-]{0,80}\.yaml"
                   r"|anchors/[1-9][0-9]{0,3}\.(checkpoint|tsr|pem|er|vkey)")
BOUND = re.compile(r"certificate\.pdf|trust/vkeys\.txt|VERIFY\.md|verify\.py|(openings|policy|anchors)/.*")
TERM = re.compile("# signs checkpoints of (0|[1-9][0-9]{0,15}) (?:leaves and more|to (0|[1-9][0-9]{0,15}) leaves)")
of_objects = lambda chunk: chunk["table"][:8] == "objects." and chunk["key"] == [["object_key", "varchar"], ["found", "varchar"]]  # not of rows
COUNTED_APART = "planned done absent held skipped".split()  # what a run counts of objects; they are among what it counts as rows, too
OPEN = 1 << 63  # the end of a term of which nobody has said yet when it ends

def need(condition, otherwise):
    if not condition:
        raise ValueError(otherwise)

def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()

def strict64(text):
    data = base64.b64decode(text)
    need(base64.b64encode(data).decode() == text, "base64 that is not in its one form: " + text)
    return data

def read(path):
    """A directory or a zip as {path: bytes}. Nothing is written to a disk."""
    if (folder := pathlib.Path(path)).is_dir():
        return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if not file.is_dir()}
    entries = (opened := zipfile.ZipFile(path)).infolist()
    need(len(entries) <= 400_000 and sum(entry.file_size for entry in entries) <= 256 << 20, "it is too large")
    need(len({entry.filename for entry in entries}) == len(entries), "a file is there twice")
    return {entry.filename: opened.read(entry) for entry in entries}

def note(data):
    """The text of a signed note and its signatures as (name, key id and signature)."""
    text, _, lines = data.decode("utf-8").rpartition("\n\n")
    signatures = [line.split(" ") for line in lines[:-1].split("\n")]
    need(text and lines.endswith("\n") and all(len(s) == 3 and s[0] == "\u2014" for s in signatures), "not a signed note")
    return text + "\n", [(name, strict64(value)) for _, name, value in signatures]

def vkeys(text):
    """Keys as (line, name, id, key, first, last): it signs trees of so many leaves, from the first number to the last, as a note above it says."""
    keys, term = [], (0, OPEN)
    for line in filter(None, map(str.strip, text.split("\n"))):
        if said := TERM.fullmatch(line):
            term = int(said[1]), int(said[2] or OPEN)
        elif not line.startswith("#"):
            name, key_id, value = line.split("+", 2)
            typed = strict64(value)
            need(len(typed) == 33 and typed[0] == 1 and sha256(name.encode(), b"\n", typed)[:4].hex() == key_id, "not an Ed25519 key: " + line)
            keys, term = keys + [(line, name, bytes.fromhex(key_id), typed[1:], *term)], (0, OPEN)
    need(keys and all(first <= last for *_, first, last in keys), "there is no key, or one whose term ends before it begins")
    return keys

def terms(leaves, keys):
    """A key signs from the first checkpoint over the leaf that begins it to the first over the leaf that ends it."""
    begun = {leaf["next"]: index for index, leaf in of_type(leaves, "key.rotated")}
    ended = {leaf["key"]: index for index, leaf in of_type(leaves, "key.retired")}
    right = [first == begun.get(line, -1) + 1 and (ended[line] < last < OPEN if line in ended else last == OPEN) for line, *_, first, last in keys]
    need(all(right) and begun.keys() <= {key[0] for key in keys}, "the leaves give the keys other terms than trust/vkeys.txt does")

def openssl_verifies(key, text, signature):
    with tempfile.TemporaryDirectory() as folder:
        for name, data in (("key", bytes.fromhex("302a300506032b6570032100") + key), ("text", text.encode()), ("signature", signature)):
            pathlib.Path(folder, name).write_bytes(data)
        command = "openssl pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in text -sigfile signature"
        return subprocess.run(command.split(), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0

def checkpoint(data, keys, carried):
    """Origin, size and root of a checkpoint that its own log signed with one of these keys in its term, which what a bundle carries can only narrow."""
    text, signatures = note(data)
    origin, leaves, root, _ = text.split("\n")
    need(re.fullmatch("0|[1-9][0-9]*", leaves), "not a checkpoint")
    known = [(key, value[4:]) for key in keys for signer, value in signatures if (signer, value[:4]) == key[1:3]]
    need(all(openssl_verifies(key[3], text, signature) for key, signature in known), "a signature under a known name is not its own")
    in_term = lambda key: all(first <= int(leaves) <= last for line, *_, first, last in [key] + carried if line == key[0])
    need(any(key[1] == origin and in_term(key) for key, _ in known), "no trusted key of %s has signed the checkpoint in its term" % origin)
    return origin, int(leaves), strict64(root)

def climb(hashed, index, size, path):
    """The root to which a path leads from the leaf of this hash: the reverse of RFC 6962, 2.1.1."""
    need(0 <= index < size and (size > 1) == bool(path) and all(len(sibling) == 32 for sibling in path[-1:]), "not a proof")
    if size == 1:
        return hashed
    left = 1 << (size - 1).bit_length() - 1  # leaves there are under the left half: the largest power of two below the size
    if index < left:
        return sha256(b"\1", climb(hashed, index, left, path[:-1]), path[-1])
    return sha256(b"\1", path[-1], climb(hashed, index - left, size - left, path[:-1]))

def proved(leaf, proof):
    """The index of a leaf, and the checkpoint under which a C2SP tlog-proof shows it. Whose checkpoint that is, is not asked here."""
    head, _, under = proof.decode("utf-8").partition("\n\n")
    lines, (size, root) = head.split("\n"), under.split("\n")[1:3]
    need(lines[0] == "c2sp.org/tlog-proof@v1" and re.fullmatch("index (0|[1-9][0-9]*)", lines[1]), "not a proof")
    index, path = int(lines[1][6:]), [strict64(line) for line in lines[2:]]
    need(climb(sha256(b"\0", leaf), index, int(size), path) == strict64(root), "leaf %d is not in the log" % index)
    return index, under.encode()

def of_type(leaves, *kinds):
    return [(index, leaf) for index, leaf in sorted(leaves.items()) if leaf["type"] in kinds]

def run_statement(leaves):
    """What the leaves of one run say. Whoever issues a certificate adds them up in the same way."""
    [(started_at, started)] = of_type(leaves, "run.started")
    lost, back = sorted(leaf["leaf"] for _, leaf in of_type(leaves, "receipt.lost")), dict(of_type(leaves, "chunk.restored"))
    chunks = {i: leaf for i, leaf in sorted(leaves.items()) if leaf["type"].startswith("chunk.") and i not in lost and i not in back}
    rows, steps = sum(leaf["rows"] for leaf in chunks.values()), sorted({leaf["step"] for leaf in chunks.values()})
    run = {name: started[name] for name in ("run", "target", "server", "plan", "asOf", "cutoff", "keyEpoch")}
    run.update(startedAt=started["at"], policies=started.get("policies", [started.get("policy")]), rows=rows, chunks=len(chunks),
               startedLeaf=started_at, chunkLeaves=list(chunks), lostLeaves=lost, ending="open", whole=False,
               tables=[table_statement([leaf for leaf in chunks.values() if leaf["step"] == step]) for step in steps])
    run.update({"objects": n for n in [sum(leaf["rows"] for leaf in chunks.values() if of_objects(leaf))] if n})
    run.update(dict(restoredLeaves=list(back), restoredRows=sum(leaf["rows"] for leaf in back.values())) if back else {})
    for i, end in of_type(leaves, "run.finished", "run.aborted"):
        need(run["ending"] == "open", "a run ended twice")
        run.update(ending=end["type"][4:], endedLeaf=i, endedAt=end["at"], whole=[end["chunks"], end["rows"]] == [len(chunks), rows])
        counts = {name: end[name] for name in ("planned", "absent", "held", "undated", "skipped") if name in end}
        run.update({"counts": dict(counts, done=end["rows"])} if end["type"] == "run.finished" else {"code": end["code"]})
    return run

def table_statement(chunks):
    first, keyed, commits = chunks[0], ("pseudonym", "keyed-hash"), [chunk["committed"] for chunk in chunks]
    table = {name: first[name] for name in ("step", "table", "dataset", "policy", "rule", "cutoff")}
    need(all(chunk.get(name) == first.get(name) for chunk in chunks for name in ("type", "fields", *table)), "two kinds of chunks in one step")
    return dict(table, action="pseudonymised" if any(masking in keyed for _, masking in first.get("fields", [])) else first["type"][6:],
                rows=sum(chunk["rows"] for chunk in chunks), chunks=len(chunks), firstCommit=min(commits), lastCommit=max(commits))

def statements(certificate, leaves, origin, size, root):
    by_run, told = {}, ("policy.adopted", "approval.given", "hold.placed", "hold.released", "key.rotated", "key.retired")
    archived_by = {leaf["segment"]: leaf["run"] for _, leaf in of_type(leaves, "chunk.archived")}
    for index, leaf in leaves.items():
        by_run.setdefault(archived_by[leaf["segment"]] if leaf["type"] == "chunk.restored" else leaf.get("run"), {})[index] = leaf
    need(all(leaf["type"] in told for leaf in by_run.pop(None, {}).values()), "a leaf of which a certificate says nothing")
    runs = sorted(map(run_statement, by_run.values()), key=lambda run: run["startedLeaf"])
    said = [{name: run[name] for name in run if name != "objects" or any(name in one for one in certificate["runs"])} for run in runs]  # not of old
    versions = {(policy["id"], policy["sha256"]) for run in runs for policy in run["policies"]}
    adopted = {(leaf["policy"]["id"], leaf["policy"]["sha256"]): {"adoptedLeaf": index, "adoptedAt": leaf["at"]}
               for index, leaf in reversed(of_type(leaves, "policy.adopted"))}
    policies = [dict(adopted.get(version, {}), id=version[0], sha256=version[1]) for version in sorted(versions)]
    approvals = [{"leaf": index, "at": leaf["at"], "plan": leaf["digest"]} for index, leaf in of_type(leaves, "approval.given")]
    bound = {one["leaf"]: sha256(bytes.fromhex(one["salt"]), one["details"].encode()).hex() for one in certificate["approvals"] if "details" in one}
    need(all(leaves[leaf]["detailsHash"] == details for leaf, details in bound.items()), "the details of an approval are not those it binds")
    released = {leaf["hold"]: {"releasedLeaf": index, "releasedAt": leaf["at"]} for index, leaf in of_type(leaves, "hold.released")}
    holds = [dict(released.get(leaf["hold"], {}), hold=leaf["hold"], scope=leaf["scope"], leaf=index, placedAt=leaf["at"])
             for index, leaf in of_type(leaves, "hold.placed")]
    apart = {end["run"]: {name: end["objects"][name] for name in COUNTED_APART} for _, end in of_type(leaves, "run.finished") if "objects" in end}
    for run, of in ((run, apart[run["run"]]) for run in runs if run["run"] in apart):
        need(all(0 <= of[name] <= run["counts"][name] for name in of), "run %s counts more objects than rows and objects" % run["run"])
        need(of["done"] == run.get("objects", 0) or not run["whole"], "run %s counts other objects done than its chunks tell of" % run["run"])
    computed = {"ledger": {"origin": origin, "size": size, "root": root.hex()}, "runs": said, "rows": sum(run["rows"] for run in runs),
                "policies": policies, "approvals": approvals, "holds": holds, "objectCounts": apart}
    of_leaves = {"policies": {"id", "sha256", "adoptedLeaf", "adoptedAt"}, "approvals": {"leaf", "at", "plan"}}  # the rest is of files
    stated = {what: [{name: one[name] for name in one.keys() & names} for one in certificate[what]] for what, names in of_leaves.items()}
    for what, value in computed.items():
        need(stated.get(what, certificate.get(what, apart)) == value, "what it says of %s is not what the leaves say" % what)  # of old: no objects
    return runs

def opening(files, stated, leaves, person):
    """One row is among the rows of one chunk, by its key or by the person it was about; no other row is shown."""
    shown = json.loads(files["openings/%d.json" % stated["opening"]])
    chunk, salt = leaves[shown["leaf"]], bytes.fromhex(shown["salt"])
    need(chunk["type"] in ("chunk.purged", "chunk.anonymised", "chunk.archived"), "an opening that leads to no chunk")
    told = dict(opening=stated["opening"], leaf=shown["leaf"], run=chunk["run"], committed=chunk["committed"])
    if "key" in stated:
        told["key"], root = stated["key"], chunk["rowsRoot"]
        key = ["lethe.row.v1", chunk["target"], *chunk["table"].split("."), [[*of, value] for of, value in zip(chunk["key"], told["key"], strict=True)]]
        need(json.dumps(key, ensure_ascii=False, separators=(",", ":")) == shown["rowKey"], "an opening of another row than is spoken of")
        hidden = sha256(b"lethe/commit/v1\0", salt, shown["rowKey"].encode())
    else:
        told.update(target=chunk["target"], table=chunk["table"], column=chunk["subject"], action=table_statement([chunk])["action"])
        hidden, root = sha256(b"lethe/subject-tag/v1\0", salt, person.encode()), chunk["subjectsRoot"]
    if "fields" in chunk and ("fields" in stated or "key" in stated):  # what certificates of old said of a person's rows, said less
        told.update({name: chunk[name] for name in ("fields", "before", "after", "policy", "rule")}, action=table_statement([chunk])["action"])
    need(stated == told and shown.get("subject") == person, "an opening of another row, or of another person's, than is spoken of")
    found = climb(sha256(b"\0", hidden), shown["index"], shown["size"], list(map(bytes.fromhex, shown["path"])))
    need(shown["size"] == chunk["rows"] and found.hex() == root, "an opening that does not lead to its leaf")
    return chunk, shown["index"]

def answer(asked, certificate, runs, opened):
    if "key" in asked:
        shown = [dict(key=one["key"][:1] if of_objects(chunk) else one["key"], table=chunk["table"], target=chunk["target"])
                 for one, (chunk, _) in zip(certificate["records"], opened)]
        need(shown and all(one == asked for one in shown), "not the record that was asked about is opened")
        need(("fields" in certificate["records"][-1]) == ("presence" in certificate), "of a masked record, and no other, it must say whether it is there")
    elif "subject" in asked:
        need(opened and len({(chunk["receipt"], index) for chunk, index in opened}) == len(opened), "no row is opened, or one twice")
    else:
        need(all(run["whole"] for run in runs), "not all chunks of a run are here")
        need("run" not in asked or [run["run"] for run in runs] == [asked["run"]], "not the run that was asked about is here, or more")

def check(files, pinned, say):
    need(all(name in files for name in NEEDED) and all(map(KNOWN.fullmatch, files)), "a file is missing or has no place in a certificate")
    say("files", "%d files, all known, none missing" % len(files))
    sums = "".join("%s  %s\n" % (sha256(files[name]).hex(), name) for name in sorted(files) if name != "SHA256SUMS")
    need(sums.encode() == files["SHA256SUMS"], "a file is not the one that SHA256SUMS names")
    say("sums", "all files are as SHA256SUMS has them")
    own = vkeys(files["trust/vkeys.txt"].decode("utf-8"))
    origin, size, root = checkpoint(files["checkpoint"], pinned or own, own)
    whose = "that you trust" if pinned else "FOR WHICH ONLY THE BUNDLE ITSELF VOUCHES (self-asserted; see --trust)"
    say("checkpoint", "%s, %d leaves, signed in its term by a key %s" % (origin, size, whose))
    leaves = {int(name[7:-5]): json.loads(files[name]) for name in files if name.startswith("leaves/")}
    for i in leaves:
        need(proved(files["leaves/%d.json" % i], files["proofs/%d.tlog-proof" % i]) == (i, files["checkpoint"]), "a proof of another leaf or checkpoint")
    need(len(leaves) == sum(name.startswith("proofs/") for name in files), "a proof without its leaf")
    terms(leaves, own)
    say("leaves", "%d leaves are under the checkpoint, and give %d keys of the log the terms that they have" % (len(leaves), len(own)))
    index, under = proved(files["issued/leaf.json"], files["issued/proof.tlog-proof"])
    need(checkpoint(under, pinned or own, own)[0] == origin and index >= size, "the entry of its issue is not under a later checkpoint")
    entry = {"type": "certificate.issued", "sha256": sha256(files["certificate.json"]).hex(), "size": size}
    need(entry.items() <= json.loads(files["issued/leaf.json"]).items(), "certificate.json is not the one that was issued")
    say("issued", "leaf %d of the log says that this certificate.json was issued" % index)
    certificate = json.loads(files["certificate.json"])
    need(certificate["files"] == {name: sha256(data).hex() for name, data in files.items() if BOUND.fullmatch(name)}, "a file is another one")
    say("bound", "certificate.json names the other %d files, and they are the ones" % len(certificate["files"]))
    say("anchors", "; ".join("%(at)s %(anchor)s: NOT CHECKED HERE, see VERIFY.md" % one for one in certificate.get("anchors", [])) or "none")
    runs = statements(certificate, leaves, origin, size, root)
    counts = len(runs), certificate["rows"], sum(run.get("objects", 0) for run in runs)
    say("statements", "what it says of %d runs with %d rows, %d of them objects, is what the leaves say" % counts)
    kept = {policy["sha256"] for policy in certificate["policies"] if policy["kept"]}
    need(kept == {sha256(data).hex() for name, data in files.items() if name.startswith("policy/")}, "a policy's file is another one")
    say("policies", "%d of %d policies are here, with the hashes that the leaves name" % (len(kept), len(certificate["policies"])))
    stated = certificate["records"] + certificate.get("subject", {}).get("rows", [])
    need(len(stated) == sum(name.startswith("openings/") for name in files), "a record without its opening, or one too many")
    opened = [opening(files, one, leaves, certificate["asked"].get("subject")) for one in stated]
    say("records", "%d records are opened, %d of them masked and not deleted" % (len(opened), sum("fields" in chunk for chunk, _ in opened)))
    answer(certificate["asked"], certificate, runs, opened)
    say("answer", "it answers what was asked: " + json.dumps(certificate["asked"]))

if __name__ == "__main__":
    words, code = sys.argv[1:], 0
    pinned, words = (vkeys(pathlib.Path(words[1]).read_text("utf-8")), words[2:]) if words[:1] == ["--trust"] else (None, words)
    for path in words or [os.path.dirname(os.path.abspath(__file__))]:
        try:
            check(read(path), pinned, lambda name, found: print("ok      %-11s %s" % (name, found)))
            print("HOLDS %s" % path)
        except Exception as failure:  # whatever goes wrong, it went wrong because of what the bundle holds
            print("FAILED  %s\nDOES NOT HOLD %s" % (failure or type(failure).__name__, path))
            code = 5
    sys.exit(code)
