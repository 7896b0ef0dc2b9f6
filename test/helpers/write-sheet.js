/**
 * Writes a sheet as a process of its own, so that tests can kill it, fill its disk, or close its output.
 * `node write-sheet.js <target> <format> <rows>`; says on stderr, line by line, how far it is, and how it ended.
 */
import { writeTable } from '../../dist/table/write.js';

const BATCH_ROWS = 500;
const [target, format, count] = process.argv.slice(2);

function* batches() {
  for (let row = 0; row < Number(count); row += BATCH_ROWS) {
    process.stderr.write(`${row}\n`);
    yield Array.from({ length: BATCH_ROWS }, (_, index) => [`Client ${row + index}`, 'x'.repeat(200)]);
  }
}

const columns = ['Name', 'Note'].map((header) => ({ header, kind: 'text' }));
try {
  const { bytes } = await writeTable(target, [{ name: 'Clients', columns, rows: batches() }], {
    format,
    force: true,
  });
  process.stderr.write(`wrote ${bytes} bytes\n`);
} catch (error) {
  process.stderr.write(`${error.constructor.name}: ${error.message}\n`);
  process.exitCode = error.exitCode ?? 70;
}
