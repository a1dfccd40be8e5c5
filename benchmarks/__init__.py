"""Benchmark entry: ``python -m benchmarks.run TASK INPUT.jsonl OUTPUT.jsonl``."""
