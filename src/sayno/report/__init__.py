"""Reports: audits to terminal, tables, charts and pages."""
