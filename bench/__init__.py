"""The benchmarks: `python -m bench` measures, prints one table and writes docs/performance.md. One file a benchmark."""
