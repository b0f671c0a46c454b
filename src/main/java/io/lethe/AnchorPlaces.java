package io.lethe;

import io.lethe.ledger.anchor.Anchor;
import io.lethe.ledger.anchor.Depositary;
import io.lethe.ledger.anchor.DirectoryDepositary;
import io.lethe.ledger.anchor.TimeStampAuthority;
import io.lethe.ledger.anchor.TimeStampAuthority.Address;
import io.lethe.ledger.anchor.WitnessDepositary;
import io.lethe.ledger.entry.AnchorName;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/** Makes the anchors of the settings; asks none of them. */
record AnchorPlaces(Map<String, AnchorSettings> settings, SecureRandom random) {
    /** Sorted by name. */
    List<Anchor> anchors() {
        return settings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(anchor -> new Anchor(
                        new AnchorName(anchor.getKey()),
                        depositary(anchor.getValue()),
                        anchor.getValue().backlog()))
                .toList();
    }

    private Depositary depositary(AnchorSettings anchor) {
        return switch (anchor) {
            case AnchorSettings.Directory there -> new DirectoryDepositary(there.directory());
            case AnchorSettings.Rfc3161 there ->
                new TimeStampAuthority(new Address(there.url(), there.certificates(), there.policy()), random);
            case AnchorSettings.Witness there -> new WitnessDepositary(there.url(), there.key());
        };
    }
}
