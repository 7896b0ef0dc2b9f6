/** The library: what other programs may import. */
export { exportClients, type ExportDeps, type ExportOptions, type ExportSummary } from './export.ts';
export { importClients, type ImportOptions } from './import.ts';
export { diffClients, type DiffDeps, type DiffOptions, type DiffSummary } from './diff.ts';
export { undoRun, type UndoOptions } from './undo.ts';
export type { ApplyTerms, Planned, RunDeps, RunProgress } from './proceed.ts';
export { applyPlanned, type ApplyOptions } from './apply.ts';
export { CubiclApi } from './api/api.ts';
export { startSandbox, type Sandbox, type SandboxOptions } from './sandbox/sandbox.ts';
export type { RunSummary } from './report/finish.ts';
export type { Client, ClientBody, Contact, User } from './client/client.ts';
export {
  AuthFailure,
  EXIT,
  Failure,
  FileFailure,
  Interrupted,
  ServerFailure,
  UsageFailure,
  type ExitCode,
  type Issue,
} from './errors.ts';
