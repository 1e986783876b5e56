"""Write the volume: files, logs, load files, report, manifest."""

from redactor.produce.categories import write_privilege_log_by_category, write_withheld_table
from redactor.produce.changes import Earlier, write_change_log, write_clawback, write_private_changes
from redactor.produce.edrm import write_edrm
from redactor.produce.entries import LETTER, Seen, log_entries, with_distinct_ids, withheld_entry
from redactor.produce.loadfiles import pages_in_volume, pdf_path, text_path, write_dat, write_opt
from redactor.produce.logs import write_inner_log, write_privilege_log, write_redaction_log
from redactor.produce.manifest import file_sha256, volume_hashes, write_manifest
from redactor.produce.private import write_copies, write_crossref, write_quarantine, write_reference_list
from redactor.produce.private_report import PrivateFacts, RiskFindings, write_private_report
from redactor.produce.report import ReportFacts, write_report
from redactor.produce.sheets import write_csv as write_table
from redactor.produce.signing import load_sign_key, sign_manifest
from redactor.produce.statement import write_statement
from redactor.produce.summary import SummaryTable, summary_tables, write_summary_facts

__all__ = [
    "Earlier",
    "LETTER",
    "PrivateFacts",
    "ReportFacts",
    "RiskFindings",
    "SummaryTable",
    "Seen",
    "file_sha256",
    "load_sign_key",
    "log_entries",
    "pages_in_volume",
    "pdf_path",
    "sign_manifest",
    "summary_tables",
    "text_path",
    "volume_hashes",
    "with_distinct_ids",
    "withheld_entry",
    "write_change_log",
    "write_clawback",
    "write_copies",
    "write_crossref",
    "write_dat",
    "write_edrm",
    "write_inner_log",
    "write_manifest",
    "write_opt",
    "write_privilege_log",
    "write_privilege_log_by_category",
    "write_private_changes",
    "write_private_report",
    "write_quarantine",
    "write_redaction_log",
    "write_reference_list",
    "write_report",
    "write_statement",
    "write_summary_facts",
    "write_table",
    "write_withheld_table",
]
