"""Reads or writes a workbook with openpyxl in its leanest modes, and tells what it took, as job.ts does."""

import json
import resource
import sys
import time

from openpyxl import Workbook, load_workbook


def read(args):
    rows = cells = 0
    for row in load_workbook(args["sheet"], read_only=True).worksheets[0].iter_rows(values_only=True):
        rows += 1
        cells += sum(1 for value in row if value is not None and value != "")
    return {"rows": rows, "cells": cells}, 0


def write(args):
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Clients")
    uncounted = rows = filled = 0
    with open(args["lines"], encoding="utf-8") as lines:
        while True:
            started = time.perf_counter()
            batch = [json.loads(line) for _, line in zip(range(500), lines)]
            uncounted += time.perf_counter() - started
            if not batch:
                break
            for cells in batch:
                sheet.append([text or None for text in cells])
                rows += 1
                filled += sum(1 for text in cells if text)
    book.save(args["to"])
    return {"rows": rows, "cells": filled}, uncounted


result, uncounted_seconds = {"read": read, "write": write}[sys.argv[1]](json.loads(sys.argv[2]))
peak_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"uncountedMs": uncounted_seconds * 1000, "peakKiB": peak_kib, "result": result}))
