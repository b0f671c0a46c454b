package io.lethe.evidence.paper;

/**
 * Everything that a certificate on paper says of itself, in each language: {@code {0}} stands for the first value, {@code {1}} for the
 * second. Labels of the template are reached by their names.
 *
 * <p>What is claimed and what is not stands in {@link Sentence}; but the title is {@link io.lethe.evidence.Wording}'s too.
 */
enum Text {
    TITLE("Certificate of attested deletion", "Bescheinigung über eine bezeugte Löschung"),
    LEAD(
            "What was deleted, from which system, why, when and how; what this document attests, and what it does not.",
            "Was gelöscht wurde, aus welchem System, warum, wann und wie; was dieses Dokument bezeugt, und was nicht."),
    CERTIFICATE("Certificate", "Bescheinigung"),
    ISSUED("Issued", "Ausgestellt"),
    ISSUED_WITH("{0}, by the engine’s clock; written by {1}", "{0} nach der Uhr des Programms; geschrieben von {1}"),
    ISSUED_BY("Issued by", "Aussteller"),
    NOBODY("nobody was named", "es wurde niemand genannt"),
    RESPONSIBLE("Policy owners", "Verantwortliche"),
    QUESTION("Question", "Frage"),
    ANSWER("Answer", "Antwort"),
    ASKED_RUN("What did run {0} do?", "Was hat der Lauf {0} getan?"),
    ASKED_RECORD(
            "What became of the row with the key {2} of table {1} in database {0}?",
            "Was ist mit der Zeile mit dem Schlüssel {2} der Tabelle {1} in der Datenbank {0} geschehen?"),
    ASKED_OBJECT(
            "What became of the object {2} ({1}), at which rows of database {0} pointed?",
            "Was ist mit dem Objekt {2} ({1}) geschehen, auf das Zeilen der Datenbank {0} verwiesen?"),
    ASKED_SUBJECT("What became of the rows of the person {0}?", "Was ist mit den Zeilen der Person {0} geschehen?"),
    ASKED_PERIOD(
            "What did the runs do that ended from {0} to before {1}?",
            "Was haben die Läufe getan, die vom {0} bis vor dem {1} endeten?"),
    ANSWER_ROWS("{0} {1} in {2}", "{0} {1} in {2}"),
    ANSWER_RECORD(
            "Row {0}: leaf {1} commits to it; transaction of run {2}, committed {3} by the database’s clock",
            "Zeile {0}: festgehalten in Blatt {1}; Transaktion des Laufs {2}, festgeschrieben {3} nach der Uhr der Datenbank"),
    ANSWER_OBJECT(
            "Object {0} was removed with all its versions: leaf {1} commits to it; transaction of run {2}, committed {3} by the database’s clock, after the removal",
            "Objekt {0} wurde mit all seinen Versionen entfernt: festgehalten in Blatt {1}; Transaktion des Laufs {2}, festgeschrieben {3} nach der Uhr der Datenbank, nach der Entfernung"),
    ANSWER_OBJECT_GONE(
            "Object {0} was gone already when its turn came, and how it went, the ledger does not tell: leaf {1} commits to that; transaction of run {2}, committed {3} by the database’s clock",
            "Objekt {0} war schon fort, als es an der Reihe war, und wie es verschwand, sagt das Protokoll nicht: festgehalten in Blatt {1}; Transaktion des Laufs {2}, festgeschrieben {3} nach der Uhr der Datenbank"),
    ANSWER_MASKED(
            "Row {0} was {4}, not deleted: columns {5}; policy {6}, rule {7}; leaf {1} commits to it; transaction of run {2}, committed {3} by the database’s clock; keyed digests of what these columns held in all rows of the transaction: before {8}, after {9}",
            "Zeile {0} wurde {4}, nicht gelöscht: Spalten {5}; Richtlinie {6}, Regel {7}; festgehalten in Blatt {1}; Transaktion des Laufs {2}, festgeschrieben {3} nach der Uhr der Datenbank; mit Schlüssel gebildete Prüfsummen dessen, was diese Spalten in allen Zeilen der Transaktion enthielten: zuvor {8}, danach {9}"),
    IS_THERE(
            "A row with this key was still there when this was issued, by the issuer’s word (open holds that cover it: {0}; {1}). Whether it is the same row, the ledger cannot tell.",
            "Eine Zeile mit diesem Schlüssel war bei der Ausstellung nach Aussage des Ausstellers noch vorhanden (offene Löschsperren, die sie umfassen: {0}; {1}). Ob es dieselbe ist, kann das Protokoll nicht sagen."),
    IS_NOT_THERE(
            "No row with this key was found when this was issued, by the issuer’s word; how it went, the ledger does not tell.",
            "Eine Zeile mit diesem Schlüssel fand sich bei der Ausstellung nach Aussage des Ausstellers nicht; wie sie verschwand, sagt das Protokoll nicht."),
    IS_NO_SUCH_FILE(
            "No file of this name with this content was found when this was issued, by the issuer’s word: a masked file has another content.",
            "Eine Datei dieses Namens mit diesem Inhalt fand sich bei der Ausstellung nach Aussage des Ausstellers nicht: Eine maskierte Datei hat einen anderen Inhalt."),
    IS_DUE("the next run would act on it", "der nächste Lauf würde sie behandeln"),
    IS_NOT_DUE("the next run would leave it as it is", "der nächste Lauf würde sie belassen"),
    MASKED_COLUMNS("{0} (columns {1})", "{0} (Spalten {1})"),
    NO_RECORD(
            "No leaf in this bundle commits to such a row.",
            "Kein Blatt in diesem Bündel hält eine solche Zeile fest."),
    OPENING("opened in openings/{0}.json", "geöffnet in openings/{0}.json"),
    OPENINGS("opened in openings/{0}.json to {1}.json", "geöffnet in openings/{0}.json bis {1}.json"),
    ANSWER_SUBJECT(
            "{0} of {1} about this person by {2}: {3}; tagged in leaf {4}; transaction of run {5}, committed {6} by the database’s clock",
            "{0} von {1} über diese Person laut {2}: {3}; gekennzeichnet in Blatt {4}; Transaktion des Laufs {5}, festgeschrieben {6} nach der Uhr der Datenbank"),
    ANSWER_SUBJECT_OFTEN(
            "{0} of {1} about this person by {2}: {3}; in {4} transactions of run {5}, tagged in leaf {6} to leaf {7}, committed {8} to {9} by the database’s clock",
            "{0} von {1} über diese Person laut {2}: {3}; in {4} Transaktionen des Laufs {5}, gekennzeichnet in Blatt {6} bis Blatt {7}, festgeschrieben {8} bis {9} nach der Uhr der Datenbank"),
    IDLE_POLICIES(
            "Also in force, and nothing told of here was done by them: {0}. Their texts, where they were kept, are in policy/.",
            "Ebenfalls in Kraft, und nichts von dem hier Genannten geschah nach ihnen: {0}. Ihre Texte liegen, soweit aufbewahrt, in policy/."),
    NO_OTHER(
            "That the ledger tells of no other row about this person is the issuer’s word; whoever is shown the epoch keys can check it.",
            "Dass das Protokoll keine weitere Zeile über diese Person nennt, ist die Aussage des Ausstellers; wem die Epochenschlüssel gezeigt werden, der kann es prüfen."),
    STILL_THERE(
            "Still there when this was issued, by the issuer’s word: {0} of {1} by {2}; {3} held, {4} due, the others before the end of their period or already masked",
            "Bei der Ausstellung nach Aussage des Ausstellers noch vorhanden: {0} von {1} laut {2}; {3} gesperrt, {4} fällig, die übrigen vor Ablauf ihrer Frist oder schon maskiert"),
    NOT_COVERED(
            "Not covered, since their rows do not say in the ledger whom they are about: {0}",
            "Nicht erfasst, da ihre Zeilen im Protokoll nicht sagen, von wem sie handeln: {0}"),
    PURGED("deleted", "gelöscht"),
    ANONYMISED("anonymised", "anonymisiert"),
    PSEUDONYMISED("pseudonymised", "pseudonymisiert"),
    ARCHIVED("archived, then deleted", "archiviert, dann gelöscht"),
    ROW("row", "Zeile"),
    ROWS("rows", "Zeilen"),
    OBJECT("object", "Objekt"),
    OBJECTS("objects", "Objekte"),
    TRANSACTION("transaction", "Transaktion"),
    TRANSACTIONS("transactions", "Transaktionen"),
    YEAR("year", "Jahr"),
    YEARS("years", "Jahre"),
    MONTH("month", "Monat"),
    MONTHS("months", "Monate"),
    DAY("day", "Tag"),
    DAYS("days", "Tage"),

    WHAT("What was deleted, and when", "Was gelöscht wurde, und wann"),
    RUN("Run", "Lauf"),
    RUN_OF("Run {0} of {1}", "Lauf {0} von {1}"),
    SYSTEM("Database, server", "Datenbank, Server"),
    EXPIRY("Expiry", "Fälligkeit"),
    EXPIRY_OF(
            "computed for {0}; no row that starts after {1} was touched",
            "berechnet für {0}; keine Zeile, deren Frist nach {1} beginnt, wurde berührt"),
    AT_LEAF("{0} (leaf {1})", "{0} (Blatt {1})"),
    BEGAN("Began", "Beginn"),
    ENDED("Ended", "Ende"),
    ENGINE_CLOCK("{0}, by the engine’s clock (leaf {1})", "{0} nach der Uhr des Programms (Blatt {1})"),
    NOT_ENDED(
            "not ended when the checkpoint was signed: under way, or stopped and to be gone on with",
            "bei der Signatur des Prüfpunkts nicht beendet: im Gange, oder angehalten und fortzusetzen"),
    GIVEN_UP(
            "given up {0} by the engine’s clock (leaf {1}, reason {2}); it is not gone on with, and what it did until then stands",
            "abgebrochen {0} nach der Uhr des Programms (Blatt {1}, Grund {2}); er wird nicht fortgesetzt, und was er bis dahin tat, steht"),
    PLAN("Plan carried out", "Ausgeführter Plan"),
    EPOCH("Key epoch", "Schlüsselepoche"),
    EXTENT("Extent", "Umfang"),
    WHOLE(
            "complete: every transaction of this run is in the bundle",
            "vollständig: Jede Transaktion dieses Laufs liegt im Bündel"),
    PART(
            "a part: only the transactions told of here are in the bundle; the run may have had others",
            "ein Teil: Nur die hier genannten Transaktionen liegen im Bündel; der Lauf kann weitere gehabt haben"),
    LOST("Lost", "Verloren"),
    LOST_ARE(
            "leaves {0}: the database lost these transactions again; their rows were not deleted and are not counted here",
            "Blätter {0}: Die Datenbank hat diese Transaktionen wieder verloren; ihre Zeilen wurden nicht gelöscht und sind hier nicht gezählt"),
    PUT_BACK("Put back", "Zurückgeholt"),
    PUT_BACK_ARE(
            "{0} of these rows were put back from the archive later (leaves {1}); of them nobody says here that they are gone",
            "{0} dieser Zeilen wurden später aus dem Archiv zurückgeholt (Blätter {1}); von ihnen sagt hier niemand, dass sie fort sind"),
    TABLE("Table", "Tabelle"),
    DATASET("data: {0}", "Daten: {0}"),
    BY_RULE("Policy, rule", "Richtlinie, Regel"),
    RULE_OF("{0}, rule {1}", "{0}, Regel {1}"),
    EXPIRED_BEFORE("Cut-off", "Stichtag"),
    COMMITTED("Committed (DB clock)", "Festgeschrieben (DB-Uhr)"),
    HEAD_ROWS("Rows", "Zeilen"),
    UNTIL("to {0}", "bis {0}"),
    TOTAL("Total", "Summe"),
    NO_CHUNK("No transaction of this run is told of.", "Von diesem Lauf ist keine Transaktion genannt."),

    COUNTS("How many rows, and the absence check", "Wie viele Zeilen, und die Nachprüfung"),
    COUNT_PLANNED("planned", "geplant"),
    COUNT_PLANNED_IS("due when the run was planned", "fällig, als der Lauf geplant wurde"),
    COUNT_DONE("done", "erledigt"),
    COUNT_DONE_IS("dealt with in a committed transaction", "in einer festgeschriebenen Transaktion erledigt"),
    COUNT_ABSENT("no longer due", "nicht mehr fällig"),
    COUNT_ABSENT_IS(
            "of those done, less the rows that were still due when the tables were asked again",
            "von den erledigten, abzüglich der Zeilen, die bei erneuter Frage noch fällig waren"),
    COUNT_ABSENT_APART_IS(
            "of those done, less the rows that were still due and the objects that were still to be removed when asked again",
            "von den erledigten, abzüglich der Zeilen, die bei erneuter Frage noch fällig, und der Objekte, die noch zu entfernen waren"),
    COUNT_MASKED("masked", "maskiert"),
    COUNT_MASKED_IS(
            "of those done, with other values in some columns: these rows are there still",
            "von den erledigten, mit anderen Werten in einigen Spalten: Diese Zeilen sind noch vorhanden"),
    COUNT_OBJECTS("objects", "Objekte"),
    COUNT_OBJECTS_IS(
            "of those done, objects at which rows pointed: planned, done and no longer due count them with the rows",
            "von den erledigten, Objekte, auf die Zeilen verwiesen: geplant, erledigt und nicht mehr fällig zählen sie mit den Zeilen"),
    HEAD_OBJECTS("Objects", "Objekte"),
    OBJECTS_ARE(
            "Objects, such as files, are what rows pointed at. Planned are those at which rows that were due pointed, and those that earlier runs had left; one at which another row points too stays until that row goes. Done are those removed, and those found gone. Skipped are those for which a hold came later, and those that their store kept.",
            "Objekte, etwa Dateien, sind das, worauf Zeilen verwiesen. Geplant sind jene, auf die fällige Zeilen verwiesen, und jene, die frühere Läufe übrig gelassen hatten; eines, auf das eine weitere Zeile verweist, bleibt, bis diese geht. Erledigt sind die entfernten und die schon fort waren. Übersprungen sind jene, für die später eine Sperre kam oder die ihr Speicher behielt."),
    COUNT_HELD("held", "gesperrt"),
    COUNT_HELD_IS(
            "due, and kept because a hold covers them", "fällig und aufbewahrt, weil eine Löschsperre sie umfasst"),
    COUNT_UNDATED("undated", "ohne Datum"),
    COUNT_UNDATED_IS(
            "without a readable start date in the past: never due, never deleted",
            "ohne lesbares Anfangsdatum in der Vergangenheit: nie fällig, nie gelöscht"),
    COUNT_SKIPPED("skipped", "übersprungen"),
    COUNT_SKIPPED_IS(
            "due, and left alone because they were locked or had changed meanwhile",
            "fällig und belassen, weil sie blockiert waren oder sich inzwischen geändert hatten"),
    CHECK("Absence check", "Nachprüfung"),
    CHECKED(
            "After its last transaction and before {0} (engine’s clock) the run asked every table again for rows that were due. Of {1} rows done, {2} were no longer due.",
            "Nach seiner letzten Transaktion und vor {0} (Uhr des Programms) hat der Lauf jede Tabelle noch einmal nach fälligen Zeilen gefragt. Von {1} erledigten Zeilen waren {2} nicht mehr fällig."),
    CHECKED_OBJECTS(
            "After its last transaction and before {0} (engine’s clock) the run asked every table again for rows that were due, and for objects that were still to be removed. Of {1} rows and objects done, {2} were no longer due.",
            "Nach seiner letzten Transaktion und vor {0} (Uhr des Programms) hat der Lauf jede Tabelle noch einmal nach fälligen Zeilen und nach noch zu entfernenden Objekten gefragt. Von {1} erledigten Zeilen und Objekten waren {2} nicht mehr fällig."),
    CHECKED_APART(
            "After its last transaction and before {0} (engine’s clock) the run asked every table again for rows that were due, and for objects that were still to be removed. Of {1} rows done, {2} were no longer due; of {3} objects done, {4} were no longer to be removed.",
            "Nach seiner letzten Transaktion und vor {0} (Uhr des Programms) hat der Lauf jede Tabelle noch einmal nach fälligen Zeilen und nach noch zu entfernenden Objekten gefragt. Von {1} erledigten Zeilen waren {2} nicht mehr fällig; von {3} erledigten Objekten waren {4} nicht mehr zu entfernen."),
    CHECK_NONE(
            "None is attested, nor any count but that of rows done: the run had not come to its end.",
            "Keine ist bezeugt, auch keine andere Zahl als die der erledigten Zeilen: Der Lauf war nicht zu Ende gekommen."),

    WHY("Why: policies and approvals", "Warum: Richtlinien und Freigaben"),
    PURPOSE("Purpose", "Zweck"),
    BASIS("Legal basis", "Rechtsgrundlage"),
    OWNER("Owner", "Verantwortlich"),
    RULES("Rules", "Regeln"),
    VERSION("Version (SHA-256)", "Fassung (SHA-256)"),
    ADOPTED("In force since", "In Kraft seit"),
    NOT_ADOPTED("the ledger tells of no adoption", "das Protokoll nennt kein Inkrafttreten"),
    NOT_KEPT(
            "The file of this version was not kept: purpose, basis and periods cannot be told.",
            "Die Datei dieser Fassung wurde nicht aufbewahrt: Zweck, Grundlage und Fristen lassen sich nicht nennen."),
    UNREADABLE(
            "The file of this version is in the bundle; the engine that issued this cannot read it.",
            "Die Datei dieser Fassung liegt im Bündel; das ausstellende Programm kann sie nicht lesen."),
    RULE("{0}. {1}: {2}", "{0}. {1}: {2}"),
    CALENDAR("days, months and years by the calendar of {0}", "Tage, Monate und Jahre nach dem Kalender von {0}"),
    UNDER_CONDITIONS("under the file’s conditions, {0}", "unter den Bedingungen der Datei, {0}"),
    AFTER("{0} {1} after {2}", "{0} {1} nach {2}"),
    AT_ONCE("{0} at the end of the day of {1} ({2})", "{0} am Ende des Tages von {1} ({2})"),
    OF_MONTH("the end of the month of {0}", "dem Ende des Monats von {0}"),
    OF_YEAR("the end of the year of {0}", "dem Ende des Jahres von {0}"),
    PURGE("delete", "löschen"),
    ANONYMISE("anonymise", "anonymisieren"),
    PSEUDONYMISE("pseudonymise", "pseudonymisieren"),
    ARCHIVE("archive and delete", "archivieren und löschen"),
    CONSENT("consent", "Einwilligung"),
    CONTRACT("contract", "Vertrag"),
    LEGAL_OBLIGATION("legal obligation", "rechtliche Verpflichtung"),
    VITAL_INTEREST("vital interest", "lebenswichtiges Interesse"),
    PUBLIC_TASK("public task", "öffentliche Aufgabe"),
    LEGITIMATE_INTEREST("legitimate interest", "berechtigtes Interesse"),
    APPROVAL("Approval", "Freigabe"),
    GIVEN("Given", "Erteilt"),
    REASON("By whom, why", "Durch wen, warum"),
    APPROVED_BY("by {0}: {1}", "durch {0}: {1}"),
    APPROVER_ERASED(
            "Who approved and why was erased when its own time was over; the leaf still binds it.",
            "Wer warum freigab, wurde nach Ablauf der eigenen Frist gelöscht; das Blatt bindet es weiter."),
    NO_APPROVAL(
            "No plan told of here was released by a person after a guard had stopped it.",
            "Kein hier genannter Plan wurde von einer Person freigegeben, nachdem eine Schranke ihn aufgehalten hatte."),

    HOW("How", "Wie"),
    METHOD_UNKNOWN(
            "See the leaves: this version has no words for {0}.",
            "Siehe die Blätter: Diese Fassung hat für {0} keine Worte."),
    HOLDS("Holds", "Löschsperren"),
    NO_HOLD(
            "The ledger tells of no hold that was in force on these databases while the runs ran.",
            "Das Protokoll nennt keine Löschsperre, die während der Läufe für diese Datenbanken galt."),
    HOLD("Hold", "Sperre"),
    HOLD_COVERS("Covers", "Umfasst"),
    HOLD_FROM("In force from", "In Kraft ab"),
    HOLD_TO("Released", "Aufgehoben"),
    IN_FORCE("not released", "nicht aufgehoben"),
    OF_CATEGORY("category {0}", "Kategorie {0}"),
    OF_ROW("one row of {0}; commitment {1}", "eine Zeile von {0}; Festlegung {1}"),
    OF_SUBJECT("one person; tag {0}", "eine Person; Kennzeichen {0}"),

    RESIDUALS("What may remain elsewhere, and until when", "Was anderswo verblieben sein kann, und bis wann"),
    NO_RESIDUAL(
            "Nobody has said where copies may be. That is not to say that there are none.",
            "Niemand hat gesagt, wo Kopien sein können. Das heißt nicht, dass es keine gibt."),
    KIND("Kind", "Art"),
    WHERE("Database, place", "Datenbank, Ort"),
    UNTIL_WHEN("Until", "Bis"),
    SAYS("Who says so", "Wer das sagt"),
    UNKNOWN("unknown", "unbekannt"),
    BINARY_LOG("binary log", "Binärprotokoll"),
    REPLICA("replica", "Replikat"),
    BACKUP("backup", "Sicherung"),
    OTHER("other", "Sonstiges"),
    SERVER("the server", "der Server"),
    DATA_MAP("the data map", "die Datenkarte"),
    CONFIGURATION("the configuration", "die Konfiguration"),

    CLAIMS("What this certificate attests", "Was diese Bescheinigung bezeugt"),
    DISCLAIMS("What it does not claim", "Was sie nicht behauptet"),
    VERIFY("How to verify it", "Wie man sie prüft"),
    LEDGER("Ledger", "Protokoll"),
    LEAVES("Leaves", "Blätter"),
    ROOT("Root", "Wurzel"),
    ANCHORED("Anchored time", "Verankerte Zeit"),
    ANCHOR_STAMPED("{0}, stamped by {1} ({2}, RFC 3161)", "{0}, gestempelt von {1} ({2}, RFC 3161)"),
    ANCHOR_RENEWED("; renewed {0} by {1} (RFC 4998)", "; erneuert {0} von {1} (RFC 4998)"),
    ANCHOR_COSIGNED("{0}, cosigned by the witness {1} ({2})", "{0}, mitgezeichnet vom Zeugen {1} ({2})"),
    ANCHOR_DEPOSITED(
            "{0} by the engine’s clock: the checkpoint of {1} leaves lies with {2}; compare it there",
            "{0} nach der Uhr des Programms: Der Prüfpunkt über {1} Blätter liegt bei {2}; vergleichen Sie ihn dort"),
    NO_ANCHOR(
            "none: since when all this is in the ledger, only its owner says",
            "keine: Seit wann all dies im Protokoll steht, sagt nur sein Betreiber"),
    CHECKPOINT("Checkpoint (SHA-256)", "Prüfpunkt (SHA-256)"),
    CHECKPOINT_IS(
            "The code holds the hash of the checkpoint’s three lines: head -n 3 checkpoint | sha256sum. Compare it with the checkpoint that others have kept.",
            "Der Code enthält den Hash der drei Zeilen des Prüfpunkts: head -n 3 checkpoint | sha256sum. Vergleichen Sie ihn mit dem Prüfpunkt, den andere aufbewahrt haben."),
    CODE("QR code of the checkpoint’s hash", "QR-Code des Hashes des Prüfpunkts"),
    TIMES(
            "Times are cut to the second; certificate.json has the milliseconds. Characters that these fonts lack stand as their numbers, as in U+4E2D.",
            "Zeiten sind auf die Sekunde abgeschnitten; certificate.json enthält die Millisekunden. Zeichen, die diesen Schriften fehlen, stehen als ihre Nummern, etwa U+4E2D."),
    FOOTER("Attested deletion · checkpoint {0}", "Bezeugte Löschung · Prüfpunkt {0}");

    private final String english;
    private final String german;

    Text(String english, String german) {
        this.english = english;
        this.german = german;
    }

    /** Whether it is a sentence to be filled, and not a label. */
    boolean takesValues() {
        return english.contains("{");
    }

    String in(Language language, String... values) {
        return new Phrase(english, german).in(language, values);
    }
}
