package io.lethe.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.note.UntrustedNoteException;
import io.lethe.ledger.receipt.Receipt;
import io.lethe.ledger.receipt.ReceiptSigner;
import io.lethe.ledger.row.Commitments;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.KeptRows;
import io.lethe.ledger.row.SealedKeys;
import io.lethe.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptTest {

    private final Receipt receipt = Entries.receipt(1, 5);

    @Test
    void readsItsBody() {
        assertThat(Receipt.read(receipt.body())).isEqualTo(receipt);
    }

    @Test
    void refusesEveryChangedBitOfSignedBody() {
        ReceiptSigner signer = new ReceiptSigner("ledger.example.org/test/worker", Keys.pair(1));
        byte[] body = receipt.body();
        byte[] signature = signer.sign(body);
        assertThat(signer.verifier().verify(body, signature)).isTrue();
        for (int i = 0; i < body.length; i++) {
            byte[] changed = body.clone();
            changed[i] ^= 1;
            assertThat(signer.verifier().verify(changed, signature)).isFalse();
        }
    }

    @Test
    void refusesBodyWithAnotherMember() {
        String body =
                new String(receipt.body(), StandardCharsets.UTF_8).replace("{\"action\"", "{\"aaa\":1,\"action\"");
        assertThatThrownBy(() -> Receipt.read(body.getBytes(StandardCharsets.UTF_8)))
                .hasMessageStartingWith("expected exactly the members of lethe.receipt/1 but was [aaa, action, ");
    }

    @Test
    void becomesLeafOnlyWithAsManyCommitmentsAsRows() {
        KeptRows four = Entries.relayed(1, 4).rows();
        assertThatThrownBy(() -> new RelayedReceipt(receipt, Entries.SOME_HASH, four))
                .hasMessage("receipt " + receipt.id() + ": expected commitments to its 5 rows but was 4");
    }

    @Test
    void becomesLeafOnlyWithSubjectsWhereItNamesTheirColumn() {
        KeptRows ofPeople = Entries.relayedOfPeople(1, "1", "2", "3", "4", "5").rows();
        assertThatThrownBy(() -> new RelayedReceipt(receipt, Entries.SOME_HASH, ofPeople))
                .hasMessage("receipt " + receipt.id()
                        + ": expected subjects where it names their column, and nowhere else, but it names null");
        Receipt naming = Entries.receiptOfPeople(1, 5);
        KeptRows plain = Entries.relayed(1, 5).rows();
        assertThatThrownBy(() -> new RelayedReceipt(naming, Entries.SOME_HASH, plain))
                .hasMessage("receipt " + receipt.id()
                        + ": expected subjects where it names their column, and nowhere else, but it names user_id");
    }

    @Test
    void isRelayedAsItLiesInTheOutpost(@TempDir Path directory) {
        KeyDirectory keys = KeyDirectory.create(directory.resolve("keys"), "ledger.example.org/test", Keys.random(1));
        EpochKey epochKey = keys.epochKeyOrNew(receipt.keyEpoch());
        byte[] body = receipt.body();
        byte[] sealed = SealedKeys.seal(Entries.rows(1, 5).encode(), epochKey, receipt.id(), Keys.random(2));
        byte[] signature = keys.receiptSigner().sign(body);

        RelayedReceipt relayed = new ReceiptOpener(keys).open(body, signature, sealed);

        assertThat(relayed.receipt()).isEqualTo(receipt);
        assertThat(relayed.commitments().rowsRoot())
                .isEqualTo(Commitments.of(epochKey, Entries.CUSTOMER, Entries.rows(1, 5))
                        .rowsRoot());
        signature[0] ^= 1;
        assertThatThrownBy(() -> new ReceiptOpener(keys).open(body, signature, sealed))
                .isInstanceOf(UntrustedNoteException.class)
                .hasMessage(
                        "expected a receipt signed by the worker but was " + Hash.of(body) + ", which it did not sign");
    }
}
