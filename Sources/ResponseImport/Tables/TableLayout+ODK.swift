internal import Importing

extension TableLayout {
    private static let odkMetas: [String: Meta] = [
        "key": .id, "instanceid": .id, "_uuid": .id, "meta-instanceid": .id, "meta/instanceid": .id,
        "submissiondate": .submitted, "_submission_time": .submitted, "start": .started, "end": .submitted,
        "reviewstate": .status,
    ]
    private static let odkRest: Set<String> = [
        "deviceid", "submitterid", "submittername", "attachmentspresent", "attachmentsexpected", "status", "edits",
        "formversion", "_id", "_index", "_status", "_tags", "_notes", "_validation_status", "__version__", "_version_",
        "_submitted_by", "meta-instancename", "meta/instancename", "formhub/uuid", "today", "subscriberid", "simserial",
        "phonenumber", "username", "_geolocation", "_attachments", "_xform_id_string", "parent_key",
        "_bamboo_dataset_id",
    ]

    static func isODK(_ names: [String]) -> Bool {
        let marks = ["submissiondate", "key", "instanceid", "meta-instanceid", "meta/instanceid", "_uuid"]
        return Set(names).intersection(marks).count >= 2 || names.contains("_submission_time")
    }

    /// Submissions of ODK Central, Briefcase and Kobo: fields by name, maybe behind those of their groups.
    ///
    /// Choices of several stand in one column with blanks between them, or in a column each with 1 and 0; where there are
    /// both, the first counts.
    static func odk(_ rows: [[String]], _ form: ForeignForm?) -> TableLayout {
        var layout = TableLayout()
        let names = (rows.first ?? []).map { ColumnName($0).display }
        let fields = (form?.questions ?? []).map(\.key)
        let all = Set(names)
        for (column, name) in names.enumerated() {
            let folded = name.lowercased()
            if let meta = odkMetas[folded] {
                layout.note(meta, column)
            } else if odkRest.contains(folded) || name.isEmpty {
                if personal.contains(folded) { layout.personal.append(name) }
            } else if let slash = name.lastIndex(of: "/"), fields.isEmpty || !isField(name, fields) {
                let (question, option) = (String(name[..<slash]), String(name[name.index(after: slash)...]))
                if all.contains(question) { continue }
                let key = field(question, fields)
                layout.add(Member(column: column, key: option, label: option), toGroup: key, asking: key)
            } else {
                let key = field(name, fields)
                layout.groups.append(Group(key: key, text: key, whole: column))
            }
        }
        return layout
    }

    private static func isField(_ name: String, _ fields: [String]) -> Bool {
        fields.contains { name == $0 || name.hasSuffix("/\($0)") || name.hasSuffix("-\($0)") }
    }

    /// The field of the form that a column is, without the groups around it.
    private static func field(_ name: String, _ fields: [String]) -> String {
        fields.first { name == $0 } ?? fields.filter { name.hasSuffix("-\($0)") || name.hasSuffix("/\($0)") }
            .max { $0.count < $1.count } ?? name
    }
}
