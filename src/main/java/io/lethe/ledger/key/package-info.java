/**
 * The keys of one engine on disk, and the folder of checkpoints that lies beside them, outside the database.
 *
 * <p>Face: {@link io.lethe.ledger.key.KeyDirectory}, {@link io.lethe.ledger.key.KeyInventory},
 * {@link io.lethe.ledger.key.PublishedCheckpoints};
 * and of a witness, who is somebody else: {@link io.lethe.ledger.key.WitnessDirectory}.
 *
 * <p>Each category has a pseudonym key of its own, and each realm that policies share by name has one. With one key for all, whoever puts two
 * logs side by side sees who is whom in both, though each policy was approved alone; and a category that got the key of a realm of its name
 * would be joined to it by a coincidence. Unlike a ledger's keys these are made when they are first needed, since no promise was made with
 * them before; but before the run that needs them begins. From then on the ledger knows them by their check values, and a run that finds another
 * or none refuses: a key that is replaced in silence makes two people of one, and nobody would know from when on.
 *
 * <p>{@link io.lethe.ledger.key.LogKeys} are the ledger's own. Which of them sign, the ledger's leaves say and not the files: engines that each looked at
 * what lies in their copy of the directory would publish one tree under different signatures, and the one without the new key would cut off all who
 * trust it alone. No line of {@code vkey} is ever taken out; else, after the first rotation, the checkpoints of all the years before would be strangers'.
 *
 * <p>It must never replace a key of the ledger that is missing, or use one that others can read. Files appear whole or not at all, whatever
 * crashes.
 */
@NullMarked
package io.lethe.ledger.key;

import org.jspecify.annotations.NullMarked;
