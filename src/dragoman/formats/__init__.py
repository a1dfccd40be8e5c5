"""What people carry away: PLOVER's JSON record, and the same fields as CSV and Parquet; one file an exporter."""

from dragoman.formats.plover import plover_record, plover_records
from dragoman.formats.tabular import write_events

__all__ = ["plover_record", "plover_records", "write_events"]
