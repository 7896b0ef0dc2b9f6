/** How much failing is put up with: retries use it up, successes refill it, and when it is gone the run stops. */

const FULL = 100;
const PER_FAILURE = 5;
/** A timeout holds a lane up for a minute: half as many of those will do. */
const PER_TIMEOUT = 10;

export class Budget {
  #left = FULL;

  succeeded(): void {
    this.#left = Math.min(FULL, this.#left + 1);
  }

  /** False when there is nothing left. */
  spend(timeout: boolean): boolean {
    this.#left -= timeout ? PER_TIMEOUT : PER_FAILURE;
    return this.#left > 0;
  }
}
