package import SourceDiagnostics

/// A mapping that is part of the program: a file of the folder `Files`, which is built in.
package struct Preset: Hashable, Sendable {
    /// As in the file, which is named after it.
    package let name: String
    /// The mapping as YAML, to be shown and copied.
    package let content: [UInt8]

    private init(_ name: String, _ content: [UInt8]) {
        self.name = name
        self.content = content
    }

    /// All presets, sorted by name.
    package static let all: [Preset] = [
        Preset("amplitude-events", PackageResources.amplitude_events_yaml),
        Preset("amplitude-table", PackageResources.amplitude_table_yaml),
        Preset("app-store-reviews", PackageResources.app_store_reviews_yaml),
        Preset("canny-csv", PackageResources.canny_csv_yaml),
        Preset("canny-posts", PackageResources.canny_posts_yaml),
        Preset("canny-votes", PackageResources.canny_votes_yaml),
        Preset("canvass-accounts", PackageResources.canvass_accounts_yaml),
        Preset("canvass-comments", PackageResources.canvass_comments_yaml),
        Preset("canvass-contacts", PackageResources.canvass_contacts_yaml),
        Preset("canvass-events", PackageResources.canvass_events_yaml),
        Preset("canvass-ideas", PackageResources.canvass_ideas_yaml),
        Preset("canvass-tickets", PackageResources.canvass_tickets_yaml),
        Preset("canvass-votes", PackageResources.canvass_votes_yaml),
        Preset("fider-csv", PackageResources.fider_csv_yaml),
        Preset("freshdesk-conversations", PackageResources.freshdesk_conversations_yaml),
        Preset("freshdesk-csv", PackageResources.freshdesk_csv_yaml),
        Preset("freshdesk-list", PackageResources.freshdesk_list_yaml),
        Preset("freshdesk-ndjson", PackageResources.freshdesk_ndjson_yaml),
        Preset("freshdesk-ticket", PackageResources.freshdesk_ticket_yaml),
        Preset("github-comment", PackageResources.github_comment_yaml),
        Preset("github-comments", PackageResources.github_comments_yaml),
        Preset("github-issue", PackageResources.github_issue_yaml),
        Preset("github-issues", PackageResources.github_issues_yaml),
        Preset("google-play-reviews", PackageResources.google_play_reviews_yaml),
        Preset("helpdesk-tickets", PackageResources.helpdesk_tickets_yaml),
        Preset("helpscout-list", PackageResources.helpscout_list_yaml),
        Preset("helpscout-threads", PackageResources.helpscout_threads_yaml),
        Preset("hubspot-companies", PackageResources.hubspot_companies_yaml),
        Preset("hubspot-contacts", PackageResources.hubspot_contacts_yaml),
        Preset("hubspot-tickets", PackageResources.hubspot_tickets_yaml),
        Preset("intercom-conversation", PackageResources.intercom_conversation_yaml),
        Preset("intercom-list", PackageResources.intercom_list_yaml),
        Preset("intercom-ndjson", PackageResources.intercom_ndjson_yaml),
        Preset("itunes-reviews", PackageResources.itunes_reviews_yaml),
        Preset("jira-csv", PackageResources.jira_csv_yaml),
        Preset("jira-json", PackageResources.jira_json_yaml),
        Preset("jira-xml", PackageResources.jira_xml_yaml),
        Preset("mixpanel-events", PackageResources.mixpanel_events_yaml),
        Preset("posthog-events", PackageResources.posthog_events_yaml),
        Preset("salesforce-account", PackageResources.salesforce_account_yaml),
        Preset("salesforce-case", PackageResources.salesforce_case_yaml),
        Preset("salesforce-case-comments", PackageResources.salesforce_case_comments_yaml),
        Preset("salesforce-case-report", PackageResources.salesforce_case_report_yaml),
        Preset("salesforce-contact", PackageResources.salesforce_contact_yaml),
        Preset("salesforce-emails", PackageResources.salesforce_emails_yaml),
        Preset("social-posts", PackageResources.social_posts_yaml),
        Preset("trello-board", PackageResources.trello_board_yaml),
        Preset("uservoice-comment", PackageResources.uservoice_comment_yaml),
        Preset("uservoice-csv", PackageResources.uservoice_csv_yaml),
        Preset("uservoice-status", PackageResources.uservoice_status_yaml),
        Preset("uservoice-suggestion", PackageResources.uservoice_suggestion_yaml),
        Preset("uservoice-suggestions", PackageResources.uservoice_suggestions_yaml),
        Preset("uservoice-ticket", PackageResources.uservoice_ticket_yaml),
        Preset("wekan-csv", PackageResources.wekan_csv_yaml),
        Preset("zendesk-array", PackageResources.zendesk_array_yaml),
        Preset("zendesk-audits", PackageResources.zendesk_audits_yaml),
        Preset("zendesk-comments", PackageResources.zendesk_comments_yaml),
        Preset("zendesk-csv", PackageResources.zendesk_csv_yaml),
        Preset("zendesk-incremental", PackageResources.zendesk_incremental_yaml),
        Preset("zendesk-ndjson", PackageResources.zendesk_ndjson_yaml),
        Preset("zendesk-table", PackageResources.zendesk_table_yaml),
        Preset("zendesk-ticket", PackageResources.zendesk_ticket_yaml),
    ]

    /// Reads the preset; the log stays empty, as a test makes sure.
    package func mapping(log: DiagnosticLog) -> Mapping? {
        Mapping.read(content, file: "preset \(name)", log: log)
    }

    /// The presets that a file fits, the best match first; with a kind, only those for this kind of record.
    package static func fitting(_ shape: FileShape, kind: Mapping.Kind?) -> [(preset: Preset, mapping: Mapping)] {
        let log = DiagnosticLog()
        return all.compactMap { preset in preset.mapping(log: log).map { (preset, $0) } }
            .filter { _, mapping in (kind == nil || mapping.kind == kind) && shape.fits(mapping) }
            .sorted { shape.score($0.1) > shape.score($1.1) }
    }
}
