"""Reads policies with parliament and prints what it finds. Its table is behind in one point, which is left out here."""

import sys

from parliament import analyze_policy_string

# ecr:BatchImportUpstreamImage takes a repository (Service Authorization Reference, 2026-09); parliament 1.6.4 wants `*`.
BEHIND = "BatchImportUpstreamImage"

found = 0
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        findings = analyze_policy_string(file.read()).findings
    for finding in findings:
        if BEHIND in str(finding.detail):
            continue
        print(path, finding.issue, finding.detail, finding.location)
        found += 1
sys.exit(1 if found else 0)
