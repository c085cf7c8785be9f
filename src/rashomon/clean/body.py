"""Which lines of a report are article body."""

from rashomon.model import Report


def find_body(report: Report) -> Report:
    """Mark each line but the title as body, and take the first line as the title where none is known."""
    lines, at = [], 0
    for line in report.text.splitlines(keepends=True):
        start = at + len(line) - len(line.lstrip())
        end = at + len(line.rstrip())
        at += len(line)
        if start < end:
            lines.append((start, end))
    title_at = report.title_at or (lines[0] if len(lines) > 1 else None)
    body = tuple(line for line in lines if line != title_at)
    title = report.title or (report.text[slice(*title_at)] if title_at else None)
    return report.with_(title=title, title_at=title_at, body=body)
