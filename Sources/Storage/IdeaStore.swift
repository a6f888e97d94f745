package import FeedbackModel

/// Ideas and who supports them.
package protocol IdeaStore {
    /// All ideas with their supporters and the themes that were found in them, in the order of their ids.
    ///
    /// A supporter whose account is not known has that of the contact on file.
    func ideaSupport() throws(StoreFailure) -> [IdeaSupport]

    /// The same for one idea; `nil` where there is none with this id.
    func ideaSupport(_ id: String) throws(StoreFailure) -> IdeaSupport?
}
