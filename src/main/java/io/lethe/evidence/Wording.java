package io.lethe.evidence;

import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonObject;
import java.util.List;

/**
 * The sentences of every certificate, in English. A template may translate them and may not add to what they claim: attested
 * deletion, never "irrecoverably destroyed", never "qualified electronic ledger".
 */
public final class Wording {

    /** What the document is called. */
    public static final String TITLE = "Certificate of attested deletion";

    /** What is claimed. */
    public static final List<String> CLAIMED = List.of(
            "The engine issued the deletions told of here, and the database server acknowledged each of their transactions as committed.",
            "Each transaction also wrote a signed receipt: neither exists without the other. The receipts are the leaves of the ledger.",
            "The leaves have not been changed since the checkpoint over them was signed.",
            "After its last transaction a finished run asked each table again for rows that were due. Absent or masked are the rows done, less those found then.");

    /** What is not. */
    public static final List<String> NOT_CLAIMED = List.of(
            "That no copy exists elsewhere. Where copies may remain, as far as server and operator say, is listed here.",
            "That storage was overwritten. Rows are deleted logically; the server reuses their space in its own time.",
            "Anything about rows, tables or databases that are not named here.",
            "That the times are right beyond the clocks of the database and of the engine. An anchored time, where one is named, says only that all this was in the ledger by then.",
            "That this is a qualified electronic ledger or a qualified time stamp in the sense of Regulation (EU) No 910/2014.");

    /** How it is checked, shortest first. */
    public static final List<String> HOW_TO_VERIFY = List.of(
            "lethe verify FILE.zip --trust KEYS",
            "python3 verify.py --trust KEYS, in the unpacked directory",
            "By hand with openssl and sha256sum: VERIFY.md",
            "KEYS is a file with the log's public key, from whoever you trust to know it. The key in the bundle is only its own word.");

    private Wording() {}

    /** How rows were dealt with, in words, for the word in a leaf. */
    public static String method(String action) {
        return switch (action) {
            case "purged" ->
                "The whole row was deleted (SQL DELETE by primary key, repeating expiry and holds, in one transaction with its receipt).";
            case "anonymised" ->
                "The columns that the policy names were overwritten (SQL UPDATE by primary key, in one transaction with its receipt).";
            case "pseudonymised" ->
                "The columns that the policy names were overwritten, some with values that whoever has the pseudonym key can tell the old ones by (SQL UPDATE by primary key, in one transaction with its receipt).";
            case "archived" ->
                "The row was written to an archive, verified there, and then deleted (SQL DELETE, in one transaction with its receipt).";
            default -> "See the leaves: this version has no words for " + action + ".";
        };
    }

    /** The same of files. Their removal is no statement to a database, so less is said of it. */
    public static String methodOfFiles(String action) {
        return switch (action) {
            case "purged" ->
                "The whole file was removed: renamed, its content hashed, its receipt committed by the database, and only then deleted by the engine, which calls no run complete before that; the database attests the receipt alone.";
            case "anonymised" ->
                "The addresses that the policy names were taken out of the file's lines: a masked copy was written, the receipt with digests of both committed by the database, and only then the file replaced by the engine, which calls no run complete before that; the database attests the receipt alone.";
            default -> method(action);
        };
    }

    /** The same of objects that rows pointed at. */
    public static String methodOfObjects(String action) {
        return switch (action) {
            case "purged" ->
                "The object was removed from its store with all its versions, after the last row that pointed at it: the engine removed it and then wrote the receipt, which names those that were gone already; the database attests the receipt alone.";
            default -> method(action);
        };
    }

    static void write(JsonObject.Builder json) {
        json.put("title", TITLE)
                .put("claimed", JsonArray.ofTexts(CLAIMED))
                .put("notClaimed", JsonArray.ofTexts(NOT_CLAIMED))
                .put("howToVerify", JsonArray.ofTexts(HOW_TO_VERIFY));
    }
}
