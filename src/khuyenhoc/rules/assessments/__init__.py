"""Applications judged by the rules in force: findings, reasons, receipts and counts."""
