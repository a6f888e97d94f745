/// Somebody who supports an idea.
package struct Supporter: Hashable, Sendable {
    /// `nil` where only the account is known.
    package var contactID: String?
    /// As the source gives it; `nil` where it does not.
    package var accountID: String?
    /// Seconds since 1970-01-01 UTC.
    package var time: Int64?
    /// The account of the contact on file.
    package var contactAccount: String?
    /// The domain of the contact's e-mail.
    package var domain: String?

    package init(contactID: String?, accountID: String? = nil, time: Int64? = nil) {
        self.contactID = contactID
        self.accountID = accountID
        self.time = time
    }

    /// What it says about whose supporter it is.
    package var claim: AccountClaim {
        AccountClaim(account: accountID, contactAccount: contactAccount, domain: domain)
    }
}

/// One support of an idea, as a list of votes has it.
package struct IdeaVote: Hashable, Sendable {
    /// The idea's id, which need not be on file yet.
    package var ideaID: String
    package var supporter: Supporter

    package init(ideaID: String, supporter: Supporter) {
        self.ideaID = ideaID
        self.supporter = supporter
    }
}

/// What a record of an idea says of others.
package struct IdeaLinks: Hashable, Sendable {
    package var ideaID: String
    /// The idea that it was closed into; `nil` for none.
    package var originalID: String?
    /// All its supporters; `nil` where the record does not list them.
    package var supporters: [Supporter]?

    package init(ideaID: String, originalID: String? = nil, supporters: [Supporter]? = nil) {
        self.ideaID = ideaID
        self.originalID = originalID
        self.supporters = supporters
    }
}
