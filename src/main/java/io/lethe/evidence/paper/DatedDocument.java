package io.lethe.evidence.paper;

import io.lethe.evidence.Issue;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/**
 * A PDF document whose dates and identifier come from what it says. Left alone it would take them from the clock, and one certificate
 * would make two files.
 */
final class DatedDocument extends PDDocument {

    private final Issue issue;

    DatedDocument(Issue issue) {
        this.issue = issue;
        setDocumentId(issue.id().getMostSignificantBits() ^ issue.id().getLeastSignificantBits());
    }

    @Override
    public void setDocumentInformation(PDDocumentInformation information) {
        GregorianCalendar at = GregorianCalendar.from(issue.at().atZone(ZoneOffset.UTC));
        information.setCreationDate(at);
        information.setModificationDate(at);
        super.setDocumentInformation(information);
    }
}
