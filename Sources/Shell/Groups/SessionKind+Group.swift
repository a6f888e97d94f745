internal import EvidenceGathering
internal import FocusGroups
internal import Journal
internal import Storage

extension SessionKind {
    /// Focus groups.
    package static var group: SessionKind {
        SessionKind(
            kinds: [.group],
            resume: { past, takesOver, session in
                try GroupRunner.resume(past, takesOver: takesOver, in: &session)
            },
            withdrawal: GroupEvent.withdrawn,
            event: { entry in try entry.draft.event(as: GroupEvent.self) },
            description: { past in
                GroupDescription(group: try FocusGroup(guide: past.survey, replaying: past.entries)).members
            },
            sections: { past in
                GroupSections(try FocusGroup(guide: past.survey, replaying: past.entries)).all
            },
            problems: { past in
                var problems = try FocusGroup(guide: past.survey, replaying: past.entries).brokenInvariants()
                if case .started(let guide, _)? = try past.entries.first?.draft.event(as: GroupEvent.self),
                    guide != past.record.survey
                {
                    problems.append("the journal was opened with another guide than the session's")
                }
                return problems
            },
            attach: { past, role, wish, session in
                try GroupRunner.attach(to: past, as: role, wish, in: &session)
            },
            evidence: { past, themes, _ in
                let group = try FocusGroup(guide: past.survey, replaying: past.entries)
                return FocusGroupEvidence(group, session: past.record.id, themes: themes).items()
            },
            narrator: { past in GroupNarrator(past.survey) })
    }
}
