internal import Importing

/// Where the responses are in a JSON file, and whose they are.
struct JSONResponses {
    let tool: ResponseTool
    let format: ReadingOptions.Format
    let records: JSONPath

    /// - Returns: `nil` for a file without responses that are known.
    init?(_ shape: FileShape) {
        let paths = shape.paths
        let lines: ReadingOptions.Format = shape.forms.contains(.lines) ? .ndjson : .json
        if paths.contains("form_response") || paths.contains("landed_at") && paths.contains("token") {
            (tool, records, format) = (.typeform, JSONPath([]), lines)
        } else if paths.contains("items"), paths.contains("items[0].landed_at") || paths.contains("total_items") {
            guard shape.forms.contains(.document) else { return nil }
            (tool, records, format) = (.typeform, JSONPath([.name("items"), .each]), .json)
        } else if paths.contains("collector_id"), paths.contains("pages") {
            (tool, records, format) = (.surveymonkey, JSONPath([]), lines)
        } else if paths.contains("data"), paths.contains("data[0].collector_id") || paths.contains("per_page") {
            guard shape.forms.contains(.document) else { return nil }
            (tool, records, format) = (.surveymonkey, JSONPath([.name("data"), .each]), .json)
        } else {
            return nil
        }
    }
}
