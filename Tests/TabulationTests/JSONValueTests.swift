import Testing

@testable import Tabulation

@Suite struct JSONValueTests {
    @Test func keysStandInTheGivenOrderOrSorted() {
        let value: JSONValue = ["b": 1, "a": [true, nil, "x"], "é": 2.5, "z": [:]]
        #expect(value.text() == #"{"b":1,"a":[true,null,"x"],"é":2.5,"z":{}}"#)
        #expect(value.text(sortsKeys: true) == #"{"a":[true,null,"x"],"b":1,"z":{},"é":2.5}"#)
        #expect(
            value.text(indented: true)
                == "{\n  \"b\": 1,\n  \"a\": [\n    true,\n    null,\n    \"x\"\n  ],\n  \"é\": 2.5,\n  \"z\": {}\n}")
    }

    // A raw U+2028 breaks JavaScript readers, a raw ESC the terminal, a raw override the eyes.
    @Test func whatActsIsEscaped() {
        #expect(
            JSONValue.string("\"\\/\u{08}\u{1B}\u{7F}\u{9B}\u{2028}\u{2029}\u{202E}\r\n\t").text()
                == #""\"\\/\u0008\u001b\u007f\u009b\u2028\u2029\u202e\r\n\t""#)
    }

    @Test func numbersReadBackAsTheSame() {
        #expect(JSONValue.number(0.1).text() == "0.1")
        #expect(JSONValue.number(3).text() == "3")
        #expect(JSONValue.number(.infinity).text() == "null")
        #expect(JSONValue.number(1e300).text() == "1e+300")
        #expect(JSONValue.integer(.min).text() == "-9223372036854775808")
    }

    @Test func optionalsBecomeNull() {
        #expect(JSONValue(nil as Int?) == .null)
        #expect(JSONValue("a" as String?) == .string("a"))
    }
}
