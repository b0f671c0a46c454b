-- ClientTask, a B2B SaaS: the sample database that the policies of this repository are written for.
--
-- One table or more for every kind of data that the public privacy notice names. It is meant to look like a system that
-- has grown for ten years: integer, composite and UUID keys, logs without foreign keys, six ways to write a point in
-- time, and a few columns that repeat a person's name where nobody expects it.
--
-- Runs inside an empty schema (names are not qualified) on MariaDB 11.4 and MySQL 8.4 or later. All DATETIME are UTC.
-- Every column from which a retention period is counted is led by an index.

-- ---------------------------------------------------------------------------------------------------------------------
-- Not ClientTask's: what this copy of the sample was made from. Made first and filled last, so a schema with this table and
-- no row in it is a sample whose making was interrupted, and may be made again.
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE sample_origin (
    as_of     DATE    NOT NULL,
    row_goal  BIGINT  NOT NULL,
    seed      BIGINT  NOT NULL,
    PRIMARY KEY (as_of, row_goal, seed)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- ---------------------------------------------------------------------------------------------------------------------
-- Customers and their people
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE service_plan (
    code            VARCHAR(20)     NOT NULL,
    title           VARCHAR(80)     NOT NULL,
    seats           INT             NOT NULL,
    cents_per_seat  INT             NOT NULL,
    PRIMARY KEY (code)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Price list';

CREATE TABLE company (
    id                 BIGINT        NOT NULL AUTO_INCREMENT,
    name               VARCHAR(160)  NOT NULL,
    vat_number         VARCHAR(20)   NULL,
    plan_code          VARCHAR(20)   NOT NULL,
    sole_trader        BOOLEAN       NOT NULL DEFAULT FALSE COMMENT 'then the company data are personal data',
    created_at         DATETIME      NOT NULL,
    contract_ended_on  DATE          NULL     COMMENT 'last day of the contract, in the company''s own calendar',
    PRIMARY KEY (id),
    KEY company_by_contract_end (contract_ended_on),
    CONSTRAINT company_plan FOREIGN KEY (plan_code) REFERENCES service_plan (code)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Tenants';

CREATE TABLE company_address (
    company_id  BIGINT        NOT NULL,
    kind        VARCHAR(10)   NOT NULL COMMENT 'office, billing, shipping',
    street      VARCHAR(160)  NOT NULL,
    postcode    VARCHAR(12)   NOT NULL,
    city        VARCHAR(80)   NOT NULL,
    country     CHAR(2)       NOT NULL,
    attention   VARCHAR(120)  NULL     COMMENT 'person the post is addressed to',
    PRIMARY KEY (company_id, kind),
    CONSTRAINT company_address_company FOREIGN KEY (company_id) REFERENCES company (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE app_user (
    id                     BIGINT        NOT NULL AUTO_INCREMENT,
    company_id             BIGINT        NOT NULL,
    username               VARCHAR(80)   NOT NULL,
    first_name             VARCHAR(80)   NOT NULL,
    last_name              VARCHAR(80)   NOT NULL,
    job_title              VARCHAR(120)  NULL,
    email                  VARCHAR(190)  NOT NULL,
    phone                  VARCHAR(40)   NULL,
    time_zone              VARCHAR(40)   NOT NULL DEFAULT 'Europe/Dublin',
    date_format            VARCHAR(20)   NOT NULL DEFAULT 'yyyy-MM-dd',
    status                 VARCHAR(12)   NOT NULL COMMENT 'invited, active, deactivated',
    processing_restricted  BOOLEAN       NOT NULL DEFAULT FALSE COMMENT 'GDPR Art. 18',
    created_at             DATETIME(6)   NOT NULL,
    deactivated_at         DATETIME(6)   NULL,
    PRIMARY KEY (id),
    UNIQUE KEY app_user_username (username),
    UNIQUE KEY app_user_email (email),
    KEY app_user_by_company (company_id),
    KEY app_user_by_deactivation (deactivated_at),
    CONSTRAINT app_user_company FOREIGN KEY (company_id) REFERENCES company (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE user_preference (
    user_id     BIGINT       NOT NULL,
    name        VARCHAR(40)  NOT NULL COMMENT 'week_start, clock, digest, language',
    value       VARCHAR(80)  NOT NULL,
    changed_at  DATETIME     NOT NULL,
    PRIMARY KEY (user_id, name),
    CONSTRAINT user_preference_user FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE credential (
    id           BIGINT        NOT NULL AUTO_INCREMENT,
    user_id      BIGINT        NOT NULL,
    kind         VARCHAR(12)   NOT NULL COMMENT 'password, totp, api-key, reset',
    secret_hash  VARCHAR(120)  NOT NULL,
    created_at   DATETIME(6)   NOT NULL,
    revoked_at   DATETIME(6)   NULL     COMMENT 'replaced, revoked or expired; NULL while it works',
    PRIMARY KEY (id),
    KEY credential_by_user (user_id),
    KEY credential_by_revocation (revoked_at),
    CONSTRAINT credential_user FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Login secrets; die with the user';

CREATE TABLE user_session (
    id            BINARY(16)    NOT NULL COMMENT 'UUID',
    user_id       BIGINT        NOT NULL,
    ip            VARCHAR(45)   NOT NULL,
    user_agent    VARCHAR(200)  NOT NULL,
    created_at    DATETIME(3)   NOT NULL,
    last_seen_at  DATETIME(3)   NOT NULL,
    ended_at      DATETIME(3)   NULL     COMMENT 'NULL also when the browser was just closed',
    PRIMARY KEY (id),
    KEY user_session_by_user (user_id),
    KEY user_session_by_last_seen (last_seen_at),
    CONSTRAINT user_session_user FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE invitation (
    id           CHAR(36)      NOT NULL COMMENT 'UUID, part of the link in the mail',
    company_id   BIGINT        NOT NULL,
    invited_by   BIGINT        NOT NULL COMMENT 'app_user.id; no foreign key since the import of 2019',
    email        VARCHAR(190)  NOT NULL COMMENT 'of somebody who does not know us yet',
    full_name    VARCHAR(160)  NULL,
    sent_at      DATETIME      NOT NULL,
    expires_on   DATE          NULL,
    accepted_at  DATETIME      NULL,
    PRIMARY KEY (id),
    KEY invitation_by_company (company_id),
    KEY invitation_by_expiry (expires_on),
    CONSTRAINT invitation_company FOREIGN KEY (company_id) REFERENCES company (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- ---------------------------------------------------------------------------------------------------------------------
-- Business transactions
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE purchase_order (
    id              BIGINT        NOT NULL AUTO_INCREMENT,
    company_id      BIGINT        NOT NULL,
    placed_by       BIGINT        NOT NULL,
    placed_by_name  VARCHAR(160)  NOT NULL COMMENT 'as printed on the confirmation',
    status          VARCHAR(12)   NOT NULL COMMENT 'draft, placed, delivered, cancelled',
    created_at      DATETIME      NOT NULL,
    ordered_on      DATE          NULL     COMMENT 'NULL for drafts',
    draft_lines     TEXT          NULL     COMMENT 'as JSON, until the order is placed',
    total_cents     BIGINT        NOT NULL,
    currency        CHAR(3)       NOT NULL,
    PRIMARY KEY (id),
    KEY purchase_order_by_company (company_id),
    KEY purchase_order_by_user (placed_by),
    KEY purchase_order_by_creation (created_at),
    KEY purchase_order_by_date (ordered_on),
    CONSTRAINT purchase_order_company FOREIGN KEY (company_id) REFERENCES company (id) ON DELETE RESTRICT,
    CONSTRAINT purchase_order_user FOREIGN KEY (placed_by) REFERENCES app_user (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE order_line (
    order_id     BIGINT        NOT NULL,
    line_no      SMALLINT      NOT NULL,
    description  VARCHAR(200)  NOT NULL,
    quantity     INT           NOT NULL,
    cents        BIGINT        NOT NULL,
    PRIMARY KEY (order_id, line_no),
    CONSTRAINT order_line_order FOREIGN KEY (order_id) REFERENCES purchase_order (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE invoice (
    fiscal_year    SMALLINT      NOT NULL,
    number         INT           NOT NULL COMMENT 'counted per year',
    company_id     BIGINT        NOT NULL,
    order_id       BIGINT        NOT NULL,
    bill_to_name   VARCHAR(160)  NOT NULL,
    bill_to_email  VARCHAR(190)  NOT NULL,
    bill_to_text   VARCHAR(400)  NOT NULL COMMENT 'address as printed',
    issued_on      DATE          NOT NULL,
    paid_on        DATE          NULL,
    total_cents    BIGINT        NOT NULL,
    currency       CHAR(3)       NOT NULL,
    PRIMARY KEY (fiscal_year, number),
    KEY invoice_by_company (company_id),
    KEY invoice_by_order (order_id),
    KEY invoice_by_date (issued_on),
    CONSTRAINT invoice_company FOREIGN KEY (company_id) REFERENCES company (id) ON DELETE RESTRICT,
    CONSTRAINT invoice_order FOREIGN KEY (order_id) REFERENCES purchase_order (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE export_screening (
    id            BIGINT        NOT NULL AUTO_INCREMENT,
    company_id    BIGINT        NOT NULL,
    person_name   VARCHAR(160)  NOT NULL,
    country       CHAR(2)       NOT NULL,
    list_version  VARCHAR(20)   NOT NULL,
    result        VARCHAR(10)   NOT NULL COMMENT 'clear, match, cleared',
    screened_at   DATETIME      NOT NULL,
    PRIMARY KEY (id),
    KEY export_screening_by_company (company_id),
    KEY export_screening_by_time (screened_at),
    CONSTRAINT export_screening_company FOREIGN KEY (company_id) REFERENCES company (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Checks against sanctions lists';

-- ---------------------------------------------------------------------------------------------------------------------
-- The work itself
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE task (
    id           BIGINT        NOT NULL AUTO_INCREMENT,
    company_id   BIGINT        NOT NULL,
    created_by   BIGINT        NOT NULL,
    assignee_id  BIGINT        NULL,
    title        VARCHAR(200)  NOT NULL,
    status       VARCHAR(12)   NOT NULL COMMENT 'open, blocked, closed',
    created_at   DATETIME(6)   NOT NULL,
    closed_at    DATETIME(6)   NULL,
    PRIMARY KEY (id),
    KEY task_by_company (company_id),
    KEY task_by_creator (created_by),
    KEY task_by_assignee (assignee_id),
    KEY task_by_closing (closed_at),
    CONSTRAINT task_company FOREIGN KEY (company_id) REFERENCES company (id) ON DELETE RESTRICT,
    CONSTRAINT task_creator FOREIGN KEY (created_by) REFERENCES app_user (id) ON DELETE RESTRICT,
    CONSTRAINT task_assignee FOREIGN KEY (assignee_id) REFERENCES app_user (id) ON DELETE SET NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE task_comment (
    task_id      BIGINT        NOT NULL,
    seq          INT           NOT NULL,
    author_name  VARCHAR(160)  NOT NULL,
    body         TEXT          NOT NULL,
    written_at   DATETIME      NOT NULL,
    PRIMARY KEY (task_id, seq),
    CONSTRAINT task_comment_task FOREIGN KEY (task_id) REFERENCES task (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE uploaded_file (
    id           BIGINT        NOT NULL AUTO_INCREMENT,
    task_id      BIGINT        NOT NULL,
    uploaded_by  BIGINT        NOT NULL COMMENT 'app_user.id; no foreign key, files outlive accounts',
    file_name    VARCHAR(200)  NOT NULL,
    media_type   VARCHAR(80)   NOT NULL,
    bytes        BIGINT        NOT NULL,
    sha256       BINARY(32)    NOT NULL,
    store_key    VARCHAR(80)   NOT NULL COMMENT 'in the object store',
    state        VARCHAR(12)   NOT NULL COMMENT 'stored, quarantined, removed',
    uploaded_at  DATETIME(6)   NOT NULL,
    removed_at   DATETIME(6)   NULL     COMMENT 'when somebody put it into the bin; the bytes stay until the record goes',
    PRIMARY KEY (id),
    KEY uploaded_file_by_task (task_id),
    KEY uploaded_file_by_removal (removed_at),
    KEY uploaded_file_by_object (store_key),
    CONSTRAINT uploaded_file_task FOREIGN KEY (task_id) REFERENCES task (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE file_access (
    file_id      BIGINT        NOT NULL,
    seq          INT           NOT NULL,
    user_id      BIGINT        NOT NULL,
    person_name  VARCHAR(160)  NOT NULL COMMENT 'who accessed or downloaded the file',
    kind         VARCHAR(10)   NOT NULL COMMENT 'view, download, share',
    ip           VARCHAR(45)   NOT NULL,
    accessed_at  DATETIME(6)   NOT NULL,
    PRIMARY KEY (file_id, seq),
    KEY file_access_by_time (accessed_at),
    CONSTRAINT file_access_file FOREIGN KEY (file_id) REFERENCES uploaded_file (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE system_email (
    id          BIGINT        NOT NULL AUTO_INCREMENT,
    company_id  BIGINT        NOT NULL,
    user_id     BIGINT        NULL,
    recipient   VARCHAR(190)  NOT NULL,
    template    VARCHAR(40)   NOT NULL,
    subject     VARCHAR(200)  NOT NULL,
    body        TEXT          NOT NULL,
    status      VARCHAR(10)   NOT NULL COMMENT 'queued, sent, bounced',
    sent_at     DATETIME      NULL     COMMENT 'NULL while queued',
    PRIMARY KEY (id),
    KEY system_email_by_user (user_id),
    KEY system_email_by_time (sent_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- ---------------------------------------------------------------------------------------------------------------------
-- Logs. No foreign keys: they are written fast and outlive what they speak of.
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE activity_log (
    id           BIGINT        NOT NULL AUTO_INCREMENT,
    company_id   BIGINT        NOT NULL,
    user_id      BIGINT        NULL,
    actor_name   VARCHAR(160)  NOT NULL COMMENT 'creator, author or downloader, as shown in the timeline',
    action       VARCHAR(30)   NOT NULL,
    object_type  VARCHAR(20)   NOT NULL,
    object_id    BIGINT        NOT NULL,
    ip           VARCHAR(45)   NULL,
    created_at   DATETIME(6)   NULL     COMMENT 'NULL in some rows of the 2021 migration',
    PRIMARY KEY (id),
    KEY activity_log_by_object (object_type, object_id),
    KEY activity_log_by_time (created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE usage_event (
    company_id   BIGINT        NOT NULL,
    event_no     BIGINT        NOT NULL COMMENT 'counted per company',
    user_id      BIGINT        NOT NULL,
    feature      VARCHAR(40)   NOT NULL,
    millis       INT           NOT NULL COMMENT 'how long it took',
    occurred_at  DATETIME(3)   NOT NULL,
    PRIMARY KEY (company_id, event_no),
    KEY usage_event_by_time (occurred_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE login_event (
    id           BIGINT          NOT NULL AUTO_INCREMENT,
    user_id      BIGINT          NULL     COMMENT 'NULL when nobody has that name',
    typed_login  VARCHAR(190)    NOT NULL COMMENT 'as typed: a name, an address, sometimes a password',
    ip           VARBINARY(16)   NOT NULL,
    user_agent   VARCHAR(200)    NOT NULL,
    succeeded    BOOLEAN         NOT NULL,
    occurred_at  BIGINT          NOT NULL COMMENT 'seconds since 1970-01-01 UTC; 0 in rows of the old gateway',
    PRIMARY KEY (id),
    KEY login_event_by_user (user_id),
    KEY login_event_by_time (occurred_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE server_log (
    id         BIGINT        NOT NULL AUTO_INCREMENT,
    host       VARCHAR(40)   NOT NULL,
    level      VARCHAR(5)    NOT NULL,
    message    VARCHAR(400)  NOT NULL,
    client_ip  VARCHAR(45)   NULL,
    logged_at  DATETIME(3)   NOT NULL,
    PRIMARY KEY (id),
    KEY server_log_by_time (logged_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Log files, collected';

CREATE TABLE admin_audit (
    id            BIGINT        NOT NULL AUTO_INCREMENT,
    company_id    BIGINT        NOT NULL,
    admin_id      BIGINT        NOT NULL,
    admin_name    VARCHAR(160)  NOT NULL,
    action        VARCHAR(40)   NOT NULL COMMENT 'user.add, user.deactivate, key.generate, key.destroy, role.change',
    subject_name  VARCHAR(160)  NULL     COMMENT 'the user it was done to',
    ip            VARCHAR(45)   NOT NULL,
    performed_at  DATETIME(6)   NOT NULL,
    PRIMARY KEY (id),
    KEY admin_audit_by_time (performed_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE encryption_key (
    id            BINARY(16)      NOT NULL COMMENT 'UUID',
    company_id    BIGINT          NOT NULL,
    generated_by  VARCHAR(160)    NOT NULL COMMENT 'name of the administrator',
    purpose       VARCHAR(20)     NOT NULL COMMENT 'files, backup, export',
    wrapped_key   VARBINARY(80)   NULL     COMMENT 'NULL once destroyed',
    generated_at  DATETIME        NOT NULL,
    destroyed_at  DATETIME        NULL     COMMENT 'when the key service confirmed it',
    PRIMARY KEY (id),
    KEY encryption_key_by_company (company_id),
    KEY encryption_key_by_destruction (destroyed_at),
    CONSTRAINT encryption_key_company FOREIGN KEY (company_id) REFERENCES company (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- ---------------------------------------------------------------------------------------------------------------------
-- Web site, marketing, consent
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE partner_lead (
    id            BIGINT        NOT NULL AUTO_INCREMENT,
    partner       VARCHAR(80)   NOT NULL,
    full_name     VARCHAR(160)  NOT NULL,
    email         VARCHAR(190)  NOT NULL,
    phone         VARCHAR(40)   NULL,
    company_name  VARCHAR(160)  NULL,
    status        VARCHAR(12)   NOT NULL COMMENT 'new, contacted, rejected, converted',
    received_on   DATE          NULL     COMMENT '0000-00-00 where a partner sent none',
    note          VARCHAR(400)  NULL,
    PRIMARY KEY (id),
    KEY partner_lead_by_email (email),
    KEY partner_lead_by_date (received_on)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE web_visit (
    id          CHAR(36)      NOT NULL COMMENT 'UUID',
    visitor_id  CHAR(36)      NOT NULL COMMENT 'from the cookie',
    ip          VARCHAR(45)   NOT NULL,
    user_agent  VARCHAR(200)  NOT NULL,
    page        VARCHAR(200)  NOT NULL,
    referrer    VARCHAR(200)  NULL,
    started_at  BIGINT        NOT NULL COMMENT 'milliseconds since 1970-01-01 UTC',
    PRIMARY KEY (id),
    KEY web_visit_by_time (started_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE cookie_consent (
    id            BIGINT         NOT NULL AUTO_INCREMENT,
    visitor_id    CHAR(36)       NOT NULL,
    choices       VARCHAR(60)    NOT NULL COMMENT 'necessary, statistics, marketing',
    text_version  VARCHAR(10)    NOT NULL,
    ip            VARCHAR(45)    NOT NULL,
    given_at      TIMESTAMP(3)   NULL DEFAULT NULL,
    withdrawn_at  TIMESTAMP(3)   NULL DEFAULT NULL,
    PRIMARY KEY (id),
    KEY cookie_consent_by_visitor (visitor_id),
    KEY cookie_consent_by_giving (given_at),
    KEY cookie_consent_by_withdrawal (withdrawn_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE consent (
    id            BIGINT        NOT NULL AUTO_INCREMENT,
    email         VARCHAR(190)  NOT NULL,
    purpose       VARCHAR(30)   NOT NULL COMMENT 'newsletter, product-news, reference-customer',
    text_version  VARCHAR(10)   NOT NULL,
    source        VARCHAR(30)   NOT NULL,
    given_at      DATETIME      NOT NULL,
    withdrawn_at  DATETIME      NULL,
    PRIMARY KEY (id),
    KEY consent_by_email (email),
    KEY consent_by_withdrawal (withdrawn_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Proof that somebody agreed';

CREATE TABLE mailing_subscription (
    email            VARCHAR(190)  NOT NULL,
    list             VARCHAR(30)   NOT NULL,
    full_name        VARCHAR(160)  NULL,
    interests        VARCHAR(200)  NULL,
    requested_at     DATETIME      NOT NULL,
    confirmed_at     DATETIME      NULL,
    unsubscribed_at  DATETIME      NULL,
    PRIMARY KEY (list, email),
    KEY mailing_subscription_by_request (requested_at),
    KEY mailing_subscription_by_leaving (unsubscribed_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE mail_suppression (
    address_hmac  BINARY(32)  NOT NULL COMMENT 'keyed hash: imports are checked against it',
    added_on      DATE        NOT NULL,
    PRIMARY KEY (address_hmac)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Never write to these again';

-- ---------------------------------------------------------------------------------------------------------------------
-- Support and people's rights
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE support_ticket (
    id          BIGINT        NOT NULL AUTO_INCREMENT,
    company_id  BIGINT        NOT NULL,
    user_id     BIGINT        NULL     COMMENT 'NULL when it came by mail; no foreign key to app_user',
    email       VARCHAR(190)  NOT NULL,
    subject     VARCHAR(200)  NOT NULL,
    opened_at   DATETIME      NOT NULL,
    closed_at   DATETIME      NULL,
    PRIMARY KEY (id),
    KEY support_ticket_by_company (company_id),
    KEY support_ticket_by_closing (closed_at),
    CONSTRAINT support_ticket_company FOREIGN KEY (company_id) REFERENCES company (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE support_message (
    ticket_id  BIGINT        NOT NULL,
    seq        INT           NOT NULL,
    author     VARCHAR(160)  NOT NULL,
    body       TEXT          NOT NULL,
    posted_at  CHAR(14)      NOT NULL COMMENT 'yyyymmddhhmmss, Dublin time: written by the old help desk',
    PRIMARY KEY (ticket_id, seq),
    KEY support_message_by_time (posted_at),
    CONSTRAINT support_message_ticket FOREIGN KEY (ticket_id) REFERENCES support_ticket (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE privacy_request (
    id           BIGINT        NOT NULL AUTO_INCREMENT,
    kind         VARCHAR(12)   NOT NULL COMMENT 'access, rectify, erase, restrict, port, object',
    full_name    VARCHAR(160)  NOT NULL,
    email        VARCHAR(190)  NOT NULL,
    received_on  DATE          NOT NULL,
    closed_on    DATE          NULL,
    outcome      VARCHAR(20)   NULL,
    PRIMARY KEY (id),
    KEY privacy_request_by_closing (closed_on)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE identity_check (
    request_id  BIGINT        NOT NULL,
    attempt     SMALLINT      NOT NULL,
    method      VARCHAR(20)   NOT NULL COMMENT 'mail-link, callback, document',
    evidence    VARCHAR(200)  NULL,
    passed      BOOLEAN       NOT NULL,
    checked_at  DATETIME      NOT NULL,
    PRIMARY KEY (request_id, attempt),
    KEY identity_check_by_time (checked_at),
    CONSTRAINT identity_check_request FOREIGN KEY (request_id) REFERENCES privacy_request (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
