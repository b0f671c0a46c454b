package io.lethe.ledger.key;

import java.time.Instant;

/**
 * A key of the key directory, without its secret.
 *
 * @param file its name in the directory
 * @param use what it is for, and for which epoch, quarter, category or realm
 * @param created when its file was written; a key's file is written once
 * @param mark by what it is known: a public key, or a check value; empty where the key cannot be read
 * @param complaint what is wrong with it; empty where nothing is
 */
public record KeptKey(String file, String use, Instant created, String mark, String complaint) {}
