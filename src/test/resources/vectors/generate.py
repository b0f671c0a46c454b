#!/usr/bin/env python3
"""Generates ledger.json: what the ledger must compute, computed by other code. Standard library only.

Written from the specifications (RFC 6962, RFC 8032, RFC 8785, C2SP signed-note and tlog-proof) and from the design, not from the
Java code: the recursions are the naive ones of the RFCs.

    python3 generate.py > ledger.json
"""
import base64
import hashlib
import hmac
import json


def sha256(data):
    return hashlib.sha256(data).digest()


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


# RFC 6962 section 2.1

def split(n):
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def root(leaves):
    if not leaves:
        return sha256(b"")
    if len(leaves) == 1:
        return sha256(b"\0" + leaves[0])
    k = split(len(leaves))
    return sha256(b"\1" + root(leaves[:k]) + root(leaves[k:]))


def inclusion(m, leaves):
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if m < k:
        return inclusion(m, leaves[:k]) + [root(leaves[k:])]
    return inclusion(m - k, leaves[k:]) + [root(leaves[:k])]


def consistency(m, leaves, whole=True):
    if m == len(leaves):
        return [] if whole else [root(leaves)]
    k = split(len(leaves))
    if m <= k:
        return consistency(m, leaves[:k], whole) + [root(leaves[k:])]
    return consistency(m - k, leaves[k:], False) + [root(leaves[:k])]


# RFC 8032 section 6, the slow way

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def recover_x(y, sign):
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P)
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    return P - x if x & 1 != sign else x


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)


def add(a, b):
    x1, y1 = a
    x2, y2 = b
    t = D * x1 * x2 * y1 * y2
    return ((x1 * y2 + x2 * y1) * pow(1 + t, P - 2, P) % P, (y1 * y2 + x1 * x2) * pow(1 - t, P - 2, P) % P)


def times(n, point):
    result = (0, 1)
    while n:
        if n & 1:
            result = add(result, point)
        point = add(point, point)
        n >>= 1
    return result


def compress(point):
    return (point[1] | ((point[0] & 1) << 255)).to_bytes(32, "little")


def number(data):
    return int.from_bytes(data, "little")


def secret(seed):
    h = hashlib.sha512(seed).digest()
    a = number(h[:32])
    return (a & ((1 << 254) - 8)) | (1 << 254), h[32:]


def public(seed):
    return compress(times(secret(seed)[0], (BASE_X, BASE_Y)))


def sign(seed, message):
    a, prefix = secret(seed)
    r = number(hashlib.sha512(prefix + message).digest()) % ORDER
    point = compress(times(r, (BASE_X, BASE_Y)))
    h = number(hashlib.sha512(point + public(seed) + message).digest()) % ORDER
    return point + ((r + h * a) % ORDER).to_bytes(32, "little")


# C2SP

def b64(data):
    return base64.b64encode(data).decode()


def key_id(name, seed):
    return sha256(name.encode() + b"\n\1" + public(seed))[:4]


def vkey(name, seed):
    return f"{name}+{key_id(name, seed).hex()}+{b64(bytes([1]) + public(seed))}"


def note(name, seed, size, tree_root):
    text = f"{name}\n{size}\n{b64(tree_root)}\n"
    return text + f"\n\u2014 {name} {b64(key_id(name, seed) + sign(seed, text.encode()))}\n"


# Rows

def row(epoch_key, target, schema, table, columns):
    key = canonical(["lethe.row.v1", target, schema, table, columns])
    salt = hmac.new(epoch_key, b"lethe/salt/v1\0" + key, hashlib.sha256).digest()
    return {
        "target": target, "table": schema + "." + table, "columns": columns, "rowKey": key.decode(), "salt": salt.hex(),
        "commitment": sha256(b"lethe/commit/v1\0" + salt + key).hex(),
    }


def main():
    leaves = [canonical({"n": i, "schema": "lethe.test/1"}) for i in range(40)]
    seed = sha256(b"lethe test seed")
    name = "ledger.example.org/generated"
    epoch_key = sha256(b"lethe test epoch key")
    single = [["id", "bigint", str(i)] for i in (1, 9, 10, 99, 4711, 9223372036854775807, -1, -9223372036854775808, 0)]
    rows = [row(epoch_key, "crm", "crm", "orders", [c]) for c in single]
    rows += [row(epoch_key, "crm", "crm", "line", [["tenant", "varchar(20)", t], ["no", "int", n]])
             for t, n in (("a", "1"), ("\u00e9t\u00e9", "2"), ("e\u0301", "2"), ('q"\\', "3"), ("tab\there\x01", "4"), ("\U0001f600", "5"))]
    commitments = sorted(bytes.fromhex(r["commitment"]) for r in rows[:len(single)])
    vectors = {
        "leaves": [leaf.decode() for leaf in leaves],
        "roots": [root(leaves[:n]).hex() for n in range(len(leaves) + 1)],
        "inclusion": [{"index": m, "size": n, "path": [h.hex() for h in inclusion(m, leaves[:n])]}
                      for n in (1, 2, 3, 7, 8, 13, 32, 33, 40) for m in range(n)],
        "consistency": [{"old": m, "new": n, "path": [h.hex() for h in consistency(m, leaves[:n])]}
                        for n in (1, 2, 3, 7, 8, 13, 32, 33, 40) for m in range(1, n + 1)],
        "seed": seed.hex(),
        "vkey": vkey(name, seed),
        "checkpoint": note(name, seed, 40, root(leaves)),
        "proofOfLeaf17": "c2sp.org/tlog-proof@v1\nindex 17\n" + "".join(b64(h) + "\n" for h in inclusion(17, leaves))
                         + "\n" + note(name, seed, 40, root(leaves)),
        "epochKey": epoch_key.hex(),
        "keyCommitment": sha256(b"lethe/key/v1\0" + epoch_key).hex(),
        "sealingKey": hmac.new(epoch_key, b"lethe/seal/v1", hashlib.sha256).hexdigest(),
        "subjectTag": hmac.new(epoch_key, b"lethe/subject/v1\0" + b"customer 17", hashlib.sha256).hexdigest(),
        "rows": rows,
        "singleColumnRows": len(single),
        "rowsRoot": root(commitments).hex(),
    }
    print(json.dumps(vectors, indent=1, sort_keys=True))


main()
