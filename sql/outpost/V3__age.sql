-- By which a policy finds the receipts and leases whose own time is over without reading all others.
ALTER TABLE receipt ADD KEY receipt_age (created_at);
ALTER TABLE lease ADD KEY lease_age (taken_at);
