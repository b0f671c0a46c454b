package io.lethe.evidence.paper;

import java.util.Arrays;

/**
 * The sentences of {@link io.lethe.evidence.Wording} in each language. Attested deletion, never more: their English is exactly its English, which a
 * test holds fast, so that none can be changed alone.
 */
enum Sentence {
    CLAIM_ACKNOWLEDGED(
            "The engine issued the deletions told of here, and the database server acknowledged each of their transactions as committed.",
            "Das Programm hat die hier genannten Löschungen veranlasst, und der Datenbankserver hat jede ihrer Transaktionen als festgeschrieben bestätigt."),
    CLAIM_RECEIPTS(
            "Each transaction also wrote a signed receipt: neither exists without the other. The receipts are the leaves of the ledger.",
            "Jede Transaktion hat zugleich eine signierte Quittung geschrieben: Keine gibt es ohne die andere. Die Quittungen sind die Blätter des Protokolls."),
    CLAIM_UNCHANGED(
            "The leaves have not been changed since the checkpoint over them was signed.",
            "Die Blätter sind nicht verändert worden, seit der Prüfpunkt über sie signiert wurde."),
    CLAIM_ABSENT(
            "After its last transaction a finished run asked each table again for rows that were due. Absent or masked are the rows done, less those found then.",
            "Nach seiner letzten Transaktion hat ein beendeter Lauf jede Tabelle noch einmal nach fälligen Zeilen gefragt. Abwesend oder maskiert sind die erledigten Zeilen, abzüglich der dabei gefundenen."),
    DISCLAIM_COPIES(
            "That no copy exists elsewhere. Where copies may remain, as far as server and operator say, is listed here.",
            "Dass anderswo keine Kopie besteht. Wo nach Angabe von Server und Betreiber Kopien verblieben sein können, ist hier aufgeführt."),
    DISCLAIM_STORAGE(
            "That storage was overwritten. Rows are deleted logically; the server reuses their space in its own time.",
            "Dass Speicher überschrieben wurde. Zeilen werden logisch gelöscht; der Server verwendet ihren Platz zu seiner Zeit wieder."),
    DISCLAIM_OTHERS(
            "Anything about rows, tables or databases that are not named here.",
            "Irgendetwas über Zeilen, Tabellen oder Datenbanken, die hier nicht genannt sind."),
    DISCLAIM_TIMES(
            "That the times are right beyond the clocks of the database and of the engine. An anchored time, where one is named, says only that all this was in the ledger by then.",
            "Dass die Zeiten über die Uhren der Datenbank und des Programms hinaus stimmen. Eine verankerte Zeit, wo eine genannt ist, sagt nur, dass all dies bis dahin im Protokoll stand."),
    DISCLAIM_EIDAS(
            "That this is a qualified electronic ledger or a qualified time stamp in the sense of Regulation (EU) No 910/2014.",
            "Dass dies ein qualifiziertes elektronisches Journal oder ein qualifizierter Zeitstempel im Sinne der Verordnung (EU) Nr. 910/2014 ist."),
    VERIFY_LETHE("lethe verify FILE.zip --trust KEYS", "lethe verify FILE.zip --trust KEYS"),
    VERIFY_PYTHON(
            "python3 verify.py --trust KEYS, in the unpacked directory",
            "python3 verify.py --trust KEYS, im entpackten Verzeichnis"),
    VERIFY_HAND("By hand with openssl and sha256sum: VERIFY.md", "Von Hand mit openssl und sha256sum: VERIFY.md"),
    VERIFY_KEYS(
            "KEYS is a file with the log's public key, from whoever you trust to know it. The key in the bundle is only its own word.",
            "KEYS ist eine Datei mit dem öffentlichen Schlüssel des Protokolls, von jemandem, dem Sie dessen Kenntnis zutrauen. Der Schlüssel im Bündel zeugt nur für sich selbst."),
    METHOD_PURGED(
            "The whole row was deleted (SQL DELETE by primary key, repeating expiry and holds, in one transaction with its receipt).",
            "Die ganze Zeile wurde gelöscht (SQL DELETE über den Primärschlüssel, mit erneuter Prüfung von Fälligkeit und Sperren, in einer Transaktion mit ihrer Quittung)."),
    METHOD_ANONYMISED(
            "The columns that the policy names were overwritten (SQL UPDATE by primary key, in one transaction with its receipt).",
            "Die von der Richtlinie genannten Spalten wurden überschrieben (SQL UPDATE über den Primärschlüssel, in einer Transaktion mit ihrer Quittung)."),
    METHOD_PSEUDONYMISED(
            "The columns that the policy names were overwritten, some with values that whoever has the pseudonym key can tell the old ones by (SQL UPDATE by primary key, in one transaction with its receipt).",
            "Die von der Richtlinie genannten Spalten wurden überschrieben, manche mit Werten, an denen die früheren erkennt, wer den Pseudonymschlüssel hat (SQL UPDATE über den Primärschlüssel, in einer Transaktion mit ihrer Quittung)."),
    METHOD_ARCHIVED(
            "The row was written to an archive, verified there, and then deleted (SQL DELETE, in one transaction with its receipt).",
            "Die Zeile wurde in ein Archiv geschrieben, dort geprüft und dann gelöscht (SQL DELETE, in einer Transaktion mit ihrer Quittung)."),
    METHOD_FILES_PURGED(
            "The whole file was removed: renamed, its content hashed, its receipt committed by the database, and only then deleted by the engine, which calls no run complete before that; the database attests the receipt alone.",
            "Die ganze Datei wurde entfernt: umbenannt, ihr Inhalt gehasht, ihre Quittung von der Datenbank festgeschrieben, und erst dann vom Programm gelöscht, das vorher keinen Lauf als vollständig beendet; die Datenbank bezeugt nur die Quittung."),
    METHOD_FILES_ANONYMISED(
            "The addresses that the policy names were taken out of the file's lines: a masked copy was written, the receipt with digests of both committed by the database, and only then the file replaced by the engine, which calls no run complete before that; the database attests the receipt alone.",
            "Die von der Richtlinie genannten Adressen wurden aus den Zeilen der Datei genommen: eine maskierte Kopie wurde geschrieben, die Quittung mit Digests beider von der Datenbank festgeschrieben, und erst dann die Datei vom Programm ersetzt, das vorher keinen Lauf als vollständig beendet; die Datenbank bezeugt nur die Quittung."),
    METHOD_OBJECTS_PURGED(
            "The object was removed from its store with all its versions, after the last row that pointed at it: the engine removed it and then wrote the receipt, which names those that were gone already; the database attests the receipt alone.",
            "Das Objekt wurde mit all seinen Versionen aus seinem Speicher entfernt, nach der letzten Zeile, die auf es verwies: das Programm entfernte es und schrieb dann die Quittung, die nennt, was schon fort war; die Datenbank bezeugt nur die Quittung.");

    private final String english;
    private final String german;

    Sentence(String english, String german) {
        this.english = english;
        this.german = german;
    }

    /** Refuses what nobody has translated. */
    static Sentence ofEnglish(String english) {
        return Arrays.stream(values())
                .filter(sentence -> sentence.english.equals(english))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody has translated \"" + english + "\""));
    }

    String in(Language language) {
        return new Phrase(english, german).in(language);
    }
}
