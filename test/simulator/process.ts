/** One process of a simulated run: everything it does to the disk and the network passes steps at which it can die. */
import type { Transport } from '../../src/api/answers.ts';
import type { JournalState } from '../../src/apply/journal-state.ts';
import type { LineFile } from '../../src/table/lines.ts';

/** Every step at which a process can die. */
export const STEPS = [
  'before-intent',
  'after-intent-write',
  'after-intent-sync',
  'before-request',
  'after-request',
  'after-answer',
  'before-outcome',
  'after-outcome-write',
  'in-resolve',
] as const;
export type Step = (typeof STEPS)[number];

export interface Life {
  /** Asked at every step; true kills the process there and then. */
  readonly dies?: (step: Step) => boolean;
  /** How much of what it is writing gets written when it dies, from 0 to 1. Default all. */
  readonly torn?: () => number;
  /** Asked at every call to the disk; an error code makes it fail. */
  readonly diskFails?: (call: 'append' | 'sync') => 'ENOSPC' | 'EIO' | undefined;
}

/** The journal as other processes see it, and how much of it a power cut leaves. */
export interface Disk {
  text: string;
  synced: number;
}

export class Process {
  /** Resolves when it is killed. */
  readonly death: Promise<void>;
  #isDead = false;
  #die: () => void = () => undefined;

  constructor(private readonly life: Life) {
    this.death = new Promise((resolve) => (this.#die = resolve));
  }

  file(disk: Disk): LineFile {
    let hasIntents = false;
    return {
      appendFile: async (data) => {
        const text = String(data);
        const kind = text.includes('"is":"intent"') ? 'intent' : 'outcome';
        hasIntents ||= kind === 'intent';
        await this.#pass(`before-${kind}`);
        this.#orFail('append', () => (disk.text += text.slice(0, text.length / 2)));
        const written = disk.text;
        disk.text += text;
        await this.#pass(`after-${kind}-write`, () => {
          disk.text = written + text.slice(0, Math.round(text.length * (this.life.torn?.() ?? 1)));
        });
      },
      datasync: async () => {
        await this.#pass();
        this.#orFail('sync');
        disk.synced = disk.text.length;
        if (hasIntents) await this.#pass('after-intent-sync');
        hasIntents = false;
      },
      close: () => this.#pass(),
    };
  }

  transport(network: Transport, state: JournalState): Transport {
    return async (request) => {
      const isRead = request.method === 'GET';
      await this.#pass(isRead ? (state.open.size > 0 ? 'in-resolve' : undefined) : 'before-request');
      const answer = network(request);
      answer.catch(() => undefined); // the dead don't mind
      await this.#pass(isRead ? undefined : 'after-request');
      try {
        return await answer;
      } finally {
        await this.#pass(isRead ? undefined : 'after-answer');
      }
    };
  }

  /** Never returns to the dead. */
  async #pass(step?: Step, onDeath?: () => void): Promise<void> {
    if (!this.#isDead && step !== undefined && this.life.dies?.(step)) {
      this.#isDead = true;
      onDeath?.();
      this.#die();
    }
    if (this.#isDead) await new Promise(() => undefined);
  }

  #orFail(call: 'append' | 'sync', half?: () => void): void {
    const code = this.life.diskFails?.(call);
    if (code === undefined) return;
    half?.();
    throw Object.assign(new Error(code), { code });
  }
}
