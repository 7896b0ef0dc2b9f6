/** Loaded into a measured process before anything else: at its end it tells its peak memory, in KiB, on descriptor 3. */
import { writeSync } from 'node:fs';

process.on('exit', () => void writeSync(3, String(process.resourceUsage().maxRSS)));
