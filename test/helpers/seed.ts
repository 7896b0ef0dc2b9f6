/** Random tests try the same cases each time, so that nobody's change fails for a case it has no part in; SEED=… tries others. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 20_261_124) });
