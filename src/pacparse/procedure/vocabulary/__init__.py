"""Word tables of parliamentary procedure: labels, verdicts, statuses, departments."""
