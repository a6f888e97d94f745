/// What a column is likely to be, by its name: a guess, for a person to look at.
struct ColumnRole {
    let target: String
    /// Names in the order of how likely they are, as `ColumnName` folds them, with `_` for what is no letter or digit.
    let names: [String]

    /// The first of the columns that is likely to fill the target and that nothing else has taken.
    func column(among columns: [String], taken: Set<String>) -> String? {
        let folded = columns.map { (name: $0, folded: UnmappedColumns.snakeCase($0)) }
            .filter { !$0.folded.isEmpty && !taken.contains($0.name) }
        for name in names {
            if let found = folded.first(where: { $0.folded == name }) { return found.name }
        }
        return nil
    }

    static func roles(of kind: Mapping.Kind) -> [ColumnRole] {
        switch kind {
        case .ticket: tickets
        case .idea: tickets + ideas
        case .review: tickets.filter { $0.target != "account" && $0.target != "priority" } + reviews
        case .account: accounts
        case .contact: contacts
        case .vote: votes
        case .event: events
        case .comment, .response: []
        }
    }

    private static let tickets = [
        ColumnRole(
            target: "id",
            names: [
                "id", "ticket_id", "case_number", "issue_key", "key", "number", "record_id", "conversation_id", "uuid",
                "ticket", "case_id", "reference",
            ]),
        ColumnRole(target: "subject", names: ["subject", "title", "summary", "headline", "topic", "name"]),
        ColumnRole(
            target: "body",
            names: [
                "body", "description", "message", "text", "content", "comment", "comments", "details", "feedback",
                "review", "question", "note",
            ]),
        ColumnRole(
            target: "created_at",
            names: [
                "created_at", "created", "created_time", "create_date", "created_date", "createddate", "createdate",
                "creation_date", "opened_at", "date_time_opened", "opened", "submitted_at", "submitted", "timestamp",
                "date", "time", "datetime",
            ]),
        ColumnRole(
            target: "updated_at",
            names: ["updated_at", "updated", "last_update_time", "last_modified_date", "modified", "last_updated"]),
        ColumnRole(target: "status", names: ["status", "state", "ticket_status", "stage"]),
        ColumnRole(target: "priority", names: ["priority", "severity", "urgency"]),
        ColumnRole(target: "channel", names: ["channel", "via", "source", "origin", "medium"]),
        ColumnRole(
            target: "account",
            names: [
                "account_id", "company_id", "organization_id", "customer_id", "account", "company", "organization",
                "organisation", "company_name", "account_name", "customer",
            ]),
        ColumnRole(
            target: "requester",
            names: [
                "requester_id", "contact_id", "user_id", "requester", "contact", "email", "email_address", "user",
                "author", "reporter", "from",
            ]),
        ColumnRole(target: "tags", names: ["tags", "labels", "categories", "topics"]),
        ColumnRole(target: "language", names: ["language", "locale", "lang"]),
        ColumnRole(
            target: "solved_at",
            names: ["solved_at", "resolved_at", "closed_at", "resolved_time", "closed_date", "close_date"]),
        ColumnRole(target: "first_reply_at", names: ["first_reply_at", "first_responded_at", "first_response_at"]),
        ColumnRole(target: "reopens", names: ["reopens", "reopen_count", "count_reopens"]),
        ColumnRole(target: "team", names: ["team", "group", "agent_group", "assignee_group", "group_name"]),
    ]

    private static let ideas = [
        ColumnRole(
            target: "votes",
            names: ["supporters_count", "votes_count", "vote_count", "votes", "voters", "score", "upvotes"]),
        ColumnRole(target: "merged_into", names: ["merged_into", "original_number", "parent_id", "duplicate_of"]),
    ]

    private static let reviews = [
        ColumnRole(target: "satisfaction", names: ["star_rating", "rating", "stars", "score"])
    ]

    private static let votes = [
        ColumnRole(target: "idea", names: ["idea_id", "post_id", "suggestion_id", "idea", "post"]),
        ColumnRole(
            target: "contact", names: ["contact_id", "user_id", "voter_id", "contact", "user", "voter", "email"]),
        ColumnRole(target: "account", names: ["account_id", "company_id", "account", "company"]),
        ColumnRole(target: "created_at", names: ["created_at", "voted_at", "created", "date", "timestamp"]),
    ]

    private static let events = [
        ColumnRole(target: "id", names: ["insert_id", "event_id", "uuid", "id", "message_id"]),
        ColumnRole(target: "event", names: ["event", "event_name", "event_type", "action", "name"]),
        ColumnRole(
            target: "time",
            names: ["timestamp", "time", "event_time", "occurred_at", "created_at", "datetime", "date", "ts"]),
        ColumnRole(
            target: "user", names: ["user_id", "distinct_id", "contact_id", "user", "contact", "person_id", "email"]),
        ColumnRole(
            target: "account",
            names: [
                "account_id", "company_id", "organization_id", "customer_id", "group_id", "account", "company",
                "organization", "tenant", "workspace_id",
            ]),
    ]

    private static let accounts = [
        ColumnRole(
            target: "id", names: ["id", "account_id", "company_id", "customer_id", "record_id", "account", "key"]),
        ColumnRole(
            target: "name",
            names: ["name", "account_name", "company_name", "company", "account", "customer", "organization"]),
        ColumnRole(target: "seats", names: ["seats", "licences", "licenses", "users"]),
        ColumnRole(target: "arr", names: ["arr", "annual_recurring_revenue", "revenue", "arr_eur", "arr_usd"]),
        ColumnRole(target: "lifecycle", names: ["lifecycle", "lifecycle_stage", "stage", "status"]),
    ]

    private static let contacts = [
        ColumnRole(target: "id", names: ["id", "contact_id", "user_id", "record_id", "email"]),
        ColumnRole(
            target: "account",
            names: ["account_id", "company_id", "organization_id", "account", "company", "organization"]),
        ColumnRole(target: "name", names: ["name", "full_name", "contact_name", "last_name"]),
        ColumnRole(target: "email", names: ["email", "email_address", "e_mail"]),
        ColumnRole(target: "role", names: ["role", "title", "job_title", "position"]),
    ]
}
