package io.lethe.evidence;

/** A certificate that was issued: what it says, and the files that prove it. The ledger remembers that it was. */
public record Issued(Certificate certificate, Bundle bundle) {}
