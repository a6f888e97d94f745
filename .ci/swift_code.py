"""What of a Swift file is code."""
import re


def code_of(text):
    """The text without its comments and the content of its strings, line for line."""
    result, i, comment = [], 0, 0
    while i < len(text):
        if comment:
            if text.startswith("/*", i):
                comment, i = comment + 1, i + 2
            elif text.startswith("*/", i):
                comment, i = comment - 1, i + 2
            else:
                result.append("\n" if text[i] == "\n" else "")
                i += 1
        elif text.startswith("//", i):
            end = text.find("\n", i)
            i = len(text) if end < 0 else end
        elif text.startswith("/*", i):
            comment, i = 1, i + 2
        elif text[i] in '"#':
            match = re.match(r'(#*)("""|")', text[i:])
            if not match:
                result.append(text[i])
                i += 1
                continue
            hashes, quote = match.group(1), match.group(2)
            close, escape = quote + hashes, "\\" + hashes
            i += len(match.group(0))
            result.append('""')
            while i < len(text) and not text.startswith(close, i):
                if text.startswith(escape, i):
                    i += len(escape)
                    if i < len(text) and text[i] == "(":
                        depth = 0
                        while i < len(text):
                            depth += {"(": 1, ")": -1}.get(text[i], 0)
                            result.append("\n" if text[i] == "\n" else "")
                            i += 1
                            if depth == 0:
                                break
                        continue
                result.append("\n" if i < len(text) and text[i] == "\n" else "")
                i += 1
            i += len(close)
        else:
            result.append(text[i])
            i += 1
    return "".join(result)
