package io.lethe.run;

import io.lethe.evidence.Asked;
import io.lethe.evidence.Certificate;
import io.lethe.evidence.CertificateIssuer;
import io.lethe.evidence.Presence;
import io.lethe.policy.name.TableName;
import io.lethe.testing.Mortality;
import java.util.List;
import java.util.Optional;

/** Asks for certificates of what a workshop's engine did. */
record Counsel(Workshop workshop) {

    Certificate certify(Asked asked) {
        CertificateIssuer issuer = new CertificateIssuer(
                workshop.ledger(Mortality.immortal()),
                hash -> Optional.empty(),
                workshop.clock(),
                workshop.ids(),
                "test");
        return issuer.issue(new CertificateIssuer.Order(
                        asked, "counsel", target -> List.of(), certificate -> new byte[] {1}))
                .certificate();
    }

    /** Of one row of the workshop's schema. */
    Certificate certify(String table, String id, Presence presence) {
        return certify(new Asked.OfRecord(
                Workshop.TARGET, new TableName(workshop.schema().name(), table), List.of(id), presence));
    }
}
